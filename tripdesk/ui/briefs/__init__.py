"""면담자료: the papers of the engagements, their sections, who reads them, the other side beside."""
