"""The nouns: frozen values that carry no work of their own."""
