"""Trains the encoder of ``crossreport.extract.encoder`` on the development texts of MUC-4."""
