"""The way in for the command line while the app runs.

One process has the database open. While that is the app, a verb of the command line does not open
the file but borrows the app's store (`lent`): questions and statements travel to it over a local
socket that only the owner of the database can reach. The verb runs as it always does, in its own
process, with its own folder, files, terminal and memory: its answer is the same one, what it reads
and draws costs the pages nothing, and when it dies the app takes back what it left open.
"""
