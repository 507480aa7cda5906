#!/usr/bin/python3
"""python-docx given the same titles and paragraphs, run by run.

usage: python-docx-peer.py BLOCKS.json OUT.docx
Prints the milliseconds from the blocks read to the file saved.
"""
import json, sys, time
import docx

with open(sys.argv[1], encoding='utf8') as file:
    blocks = json.load(file)
start = time.time()
document = docx.Document()
for block in blocks:
    if block['level'] > 0:
        document.add_heading(''.join(run['text'] for run in block['runs']), level=min(9, block['level']))
        continue
    paragraph = document.add_paragraph()
    for run in block['runs']:
        paragraph.add_run(run['text']).italic = run['italic'] or None
document.save(sys.argv[2])
print((time.time() - start) * 1000)
