"""Batch: an archive of any size to a table with the figures of each evaluation, shard by shard."""
