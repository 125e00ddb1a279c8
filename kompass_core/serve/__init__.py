"""The service: what the command line does, over HTTP, for programs that somebody else wrote.

A request is read, answered in a worker process that can be stopped, and forgotten. Nothing that it names
is looked for among the files of this machine.
"""
