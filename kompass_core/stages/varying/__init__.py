"""What `vary` is made of: the changes of an overlay, whether they clash, and laying them."""
