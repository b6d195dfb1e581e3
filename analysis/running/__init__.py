"""How a run is carried out: chunks, notebooks, skipped stages, the record that is kept."""
