#!/usr/bin/python3
"""Xapian over the same texts: index (French stemmer), then the ids of the first ten of each query.

usage: xapian-peer.py TEXTS.ndjson QUERIES.json FOLDER
TEXTS: one {"id", "text"} a line. Prints one JSON object: seconds to index, bytes, milliseconds of each query twice over.
"""
import json, os, shutil, sys, time
import xapian

texts, queries, folder = sys.argv[1:4]
if os.path.exists(folder):
    shutil.rmtree(folder)
db = xapian.WritableDatabase(folder, xapian.DB_CREATE_OR_OVERWRITE)
indexer = xapian.TermGenerator()
indexer.set_stemmer(xapian.Stem('french'))
start = time.time()
with open(texts, encoding='utf8') as lines:
    for line in lines:
        record = json.loads(line)
        doc = xapian.Document()
        indexer.set_document(doc)
        indexer.index_text(record['text'])
        doc.set_data(record['id'])
        db.add_document(doc)
db.commit()
seconds = time.time() - start
db.close()

db = xapian.Database(folder)
parser = xapian.QueryParser()
parser.set_stemmer(xapian.Stem('french'))
parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
parser.set_database(db)
parser.set_default_op(xapian.Query.OP_AND)
enquire = xapian.Enquire(db)


def once(query):
    begin = time.perf_counter()
    flags = xapian.QueryParser.FLAG_DEFAULT | (xapian.QueryParser.FLAG_PARTIAL if query['prefix'] else 0)
    enquire.set_query(parser.parse_query(query['text'], flags))
    found = [match.docid for match in enquire.get_mset(0, 10)]
    return (time.perf_counter() - begin) * 1000, len(found)


asked = json.load(open(queries, encoding='utf8'))
first = [once(query)[0] for query in asked]
again = [once(query) for query in asked]
size = sum(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder))
rss = int(open('/proc/self/statm').read().split()[1]) * 4096
print(json.dumps({'seconds': seconds, 'bytes': size, 'first': first, 'again': [ms for ms, _ in again],
                  'found': sum(1 for _, n in again if n), 'rss': rss}))
