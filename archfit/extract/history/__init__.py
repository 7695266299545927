"""The commits of the checked repositories, out of git's objects: nothing in a repository is run or heeded."""
