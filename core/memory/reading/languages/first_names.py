"""Common first names in four languages, to know a name where every sentence, or every German noun, has a capital.

Left out are names that are words as well (Mark, Rose, Clara, Leo, Linda, Ernst): a wrong veto costs a good message.
"""

_NAMES = """
aaron abigail adam adrian adriana aidan aisha alan albert alberto alejandra alejandro alessandro alex alexander alexandra alexandre ali alice
alicia alina allison alma amanda amelie amir amy ana andrea andreas andrew andy angela anita anja anke anna annette annika antje antoine anton
antonio anya arjun arthur astrid aurelie axel barbara beatrice beatriz ben benedikt benjamin bernard bernd birgit bjorn boris brandon brian
brigitte caleb camilla camille carla carlos carol carolina caroline catherine cecile cecilia celine charles charlotte chloe chris christian
christina christine christoph christophe claire claude claudia clement colin connor corinne craig cristina cynthia daniel daniela danielle dario
david deborah denise dennis derek diana diego dieter dimitri dirk dominik dominique donna dorothee dylan eduardo edward elena eli elias elisa
elisabeth elise elizabeth ella ellen elodie emil emilia emilie emily emma emmanuel enrique eric erica erik ernesto esteban esther ethan etienne
eugene eva evan evelyn fabian fabien fabio fatima federico felipe fernanda fernando finn fiona florian francesca francisco franck francois
francoise franz frederic frederik friedrich gabriel gabriela gareth gary georg george gerard gerd gisela gonzalo gregor greg guido guillaume
guillermo gustavo hannah hanna hannes hans hassan heather heike heinz helen helena helene helga henri henrik henry hugo ian ibrahim ignacio igor
inga ingo ingrid irene isaac isabel isabella isabelle ivan jacob jacqueline jacques jakob james jamie jana jane janet jannik jason javier jean
jeff jeffrey jennifer jens jeremy jerome jessica jill jim joachim joan joanna joaquin joel joerg johan johanna johannes john jonas jonathan jordi
jorg jorge jose josef joseph josh joshua juan juana juanita judith julia julian juliana julie julien juliette jurgen justin kai karen karin karl
karsten katharina katherine kathrin katie katja keith kelly kenneth kerstin kevin kim kirsten klaus konrad kristen kristina kurt kyle lara larry
lars laura laure laurence laurent lauren lea lena leon leonie leticia liam lisa liz logan lorena lorenzo louis louise luc luca lucas lucia lucie
lucy luis luisa lukas lydia lynn mackenzie madeleine maike malte manfred manon manuel manuela marc marcel marco marcos marcus margarita margaret
margaux margot maria marianne marie mario marion markus marlene marta martha martin martina mary mateo mathias mathieu mathilde matt matteo
matthew matthias maurice maxime megan mehmet melanie melissa mia michael michaela michel michele michelle miguel mika mike miriam mohamed mohammed
monica monika monique moritz nadia nadine nadja nancy naomi natalia natalie nathalie nathan nicholas nick nicola nicolas nicole niklas nils nina
noah noemi norbert nora olaf oliver olivia olivier omar oscar oskar pablo paolo pascal patricia patrick paul paula pauline pedro peter petra
philip philipp philippe pierre pieter quentin rachel rafael ralf ramiro ramon raquel raul rebecca regina reinhard renate rene ricardo richard
robert roberto rodrigo roger roland roman ronald rosalie ruben rudiger ruth ryan sabine sabrina sam samantha samir samuel sandra sandrine santiago
sara sarah sascha sean sebastian sebastien sergio sharon simon simone sofia sonia sonja sophia sophie stefan stefanie stephanie stephane stephen
steve steven stuart susan susana susanne sven svenja sylvia sylvie tanja tara teresa thea theresa thibault thierry thomas thorsten tim timo timothy
tina tobias tom tomas tony torsten ulrich ulrike ursula ute uwe valentin valentina valerie vanessa vera veronica veronika vicente victoria
vincent virginie viktor walter wendy werner wiebke wolfgang xavier yannick yasmin yusuf yves yvonne zachary zoe
"""
FIRST_NAMES = frozenset(_NAMES.split())
"""Folded: lower-case, without accents."""
