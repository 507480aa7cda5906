#!/usr/bin/python3
"""Xapian over the same texts: the ids of the first ten of each query (French stemmer, BM25, any of the words, titles counted four times).

usage: xapian-order.py TEXTS.ndjson QUERIES.json FOLDER
TEXTS: one {"id", "title", "body"} a line. Prints one JSON object: by query, its ids.
"""
import json, sys
import xapian

texts, queries, folder = sys.argv[1:4]
stemmer = xapian.Stem('french')
db = xapian.WritableDatabase(folder, xapian.DB_CREATE_OR_OVERWRITE)
indexer = xapian.TermGenerator()
indexer.set_stemmer(stemmer)
with open(texts, encoding='utf8') as lines:
    for line in lines:
        record = json.loads(line)
        doc = xapian.Document()
        indexer.set_document(doc)
        indexer.index_text(record['title'], 4)
        indexer.increase_termpos()
        indexer.index_text(record['body'])
        doc.set_data(record['id'])
        db.add_document(doc)
db.commit()

parser = xapian.QueryParser()
parser.set_stemmer(stemmer)
parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
parser.set_database(db)
parser.set_default_op(xapian.Query.OP_OR)
enquire = xapian.Enquire(db)


def first(query):
    enquire.set_query(parser.parse_query(query, xapian.QueryParser.FLAG_DEFAULT))
    return [match.document.get_data().decode() for match in enquire.get_mset(0, 10)]


print(json.dumps({query: first(query) for query in json.load(open(queries, encoding='utf8'))}))
