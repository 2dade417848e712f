"""The declaration of every front-matter and registry key, from which all else is made.

The reader, the editor's JSON Schema, the help pages and the order of keys come from these models;
descriptions and examples are Vietnamese because editors read them.
"""
