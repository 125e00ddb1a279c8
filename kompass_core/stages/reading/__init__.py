"""What reading is made of: limits, places, exact numbers, and mistakes told in plain words."""
