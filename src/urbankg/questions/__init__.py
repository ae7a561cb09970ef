"""Questions: saved SPARQL queries, their parameters, and their answers in every usual format."""

from urbankg.questions.answers import Answer, ask
from urbankg.questions.catalogue import Question, catalogue, find

__all__ = ["Answer", "Question", "ask", "catalogue", "find"]
