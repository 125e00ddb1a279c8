"""What plugins give: the hooks, how plugins are found and loaded, and what a name stands for."""
