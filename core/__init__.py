"""The product, one folder per capability; nothing in here knows Streamlit."""
