"""Where shards are worked on: processes of this machine, a cluster of Ray, or one of Slurm."""
