"""Builds the weights of the trained coder: data, network, training, export."""
