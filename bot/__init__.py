"""The people's floor: understanding, dialogue, rendering, storage and the transports."""
