"""How well people were served: appraisal, evaluation, sampling, success, clients' opinions, yearly targets."""
