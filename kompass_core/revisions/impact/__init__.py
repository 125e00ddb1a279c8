"""What another definition does to evaluations.

One definition becomes the other one change at a time (`chain`), an evaluation is scored in every state in
between (`follow`, or `quick` where there are thousands), and what the points of an item are more after a
change than before it is what that change gives. So what the changes give adds up to the whole, exactly.
"""
