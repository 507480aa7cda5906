import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entriesOf } from '../../../../../src/main/imports/containers/entries.ts'
import type { ReadRecord } from '../../../../../src/main/imports/read-record.ts'
import { recordsOf } from '../../../../../src/main/imports/records.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pretoire-zotero-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">
 <bib:Document rdf:about="#item_1"><z:itemType>case</z:itemType><dcterms:isPartOf><bib:CourtReporter><dc:title>Recueil</dc:title></bib:CourtReporter></dcterms:isPartOf>
  <dc:title>La Quadrature du Net et autres</dc:title><z:court>Conseil constitutionnel</z:court><prism:number>2016-590 QPC</prism:number><dc:date>2016-10-21</dc:date>
  <dc:description>ECLI: ECLI:FR:CC:2016:2016.590.QPC</dc:description><dcterms:isReferencedBy rdf:resource="#item_9"/><dc:subject>surveillance</dc:subject>
  <dc:subject><z:AutomaticTag><rdf:value>auto</rdf:value></z:AutomaticTag></dc:subject></bib:Document>
 <bib:Memo rdf:about="#item_9"><rdf:value>&lt;p&gt;À &lt;b&gt;relire&lt;/b&gt;&lt;/p&gt;</rdf:value></bib:Memo>
 <bib:Legislation rdf:about="#item_2"><z:itemType>statute</z:itemType><dc:title>Loi relative à l’informatique</dc:title><prism:number>78-17</prism:number></bib:Legislation>
 <bib:Book rdf:about="urn:isbn:1"><z:itemType>book</z:itemType><bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Exemple</foaf:surname><foaf:givenName>Ada</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
  <dc:title>Le contentieux</dc:title><dc:publisher><foaf:Organization><foaf:name>Dalloz</foaf:name></foaf:Organization></dc:publisher><dc:date>2020</dc:date>
  <dc:identifier><dcterms:URI><rdf:value>https://exemple.fr/l</rdf:value></dcterms:URI></dc:identifier></bib:Book>
 <z:Attachment rdf:about="#item_3"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title></z:Attachment>
</rdf:RDF>`

describe('Zotero RDF', () => {
  const read = (text: string, named = true) => [
    ...recordsOf({ path: '', bytes: Buffer.from(text) }, { isNamed: named, archive: 'a.rdf' }),
  ]

  it('gives a case, a law and a book, not the files', () => {
    expect(read(rdf, false)).toMatchObject([
      {
        source: {
          court: 'Cons. const.',
          numbers: ['2016-590'],
          nature: 'QPC',
          date: '2016-10-21',
          ecli: 'ECLI:FR:CC:2016:2016.590.QPC',
          publication: 'Recueil',
          notes: 'À relire',
          tags: ['surveillance', 'auto'],
        },
      },
      { source: { kind: 'article', of: { nature: 'loi', number: '78-17' } } },
      {
        source: {
          type: 'book',
          author: 'Ada Exemple',
          publisher: 'Dalloz',
          year: 2020,
          url: 'https://exemple.fr/l',
        },
      },
    ])
    expect(read(rdf)).toHaveLength(3)
  })

  it('says when a RDF is another', () => {
    const other = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>'
    expect(read(other)).toMatchObject([{ reason: expect.stringContaining('Zotero') }])
    expect(read(other, false)).toEqual([])
  })
})

describe('a copy of zotero.sqlite', () => {
  const readFile = async (path: string) => {
    const all: ReadRecord[] = []
    for await (const group of entriesOf(
      { path, name: 'zotero.sqlite', direct: true, size: 0 },
      () => undefined,
    ))
      for (const entry of group)
        all.push(
          ...('reason' in entry
            ? [{ place: entry.path, reason: entry.reason }]
            : 'passed' in entry
              ? []
              : recordsOf(entry, { isNamed: false, archive: 'zotero.sqlite' })),
        )
    return all
  }

  // the tables and columns of Zotero that are read, with numbers of our own: they are joined by name
  function aLibrary(path: string): void {
    const db = new Database(path)
    db.exec(`CREATE TABLE items (itemID INTEGER PRIMARY KEY, itemTypeID INT, libraryID INT, key TEXT); CREATE TABLE itemTypes (itemTypeID INTEGER PRIMARY KEY, typeName TEXT);
      CREATE TABLE fields (fieldID INTEGER PRIMARY KEY, fieldName TEXT); CREATE TABLE itemData (itemID INT, fieldID INT, valueID INT);
      CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value); CREATE TABLE deletedItems (itemID INTEGER PRIMARY KEY);
      CREATE TABLE itemCreators (itemID INT, creatorID INT, creatorTypeID INT, orderIndex INT); CREATE TABLE creators (creatorID INTEGER PRIMARY KEY, firstName TEXT, lastName TEXT, fieldMode INT);
      CREATE TABLE itemTags (itemID INT, tagID INT); CREATE TABLE tags (tagID INTEGER PRIMARY KEY, name TEXT); CREATE TABLE itemNotes (itemID INT, parentItemID INT, note TEXT);
      INSERT INTO itemTypes VALUES (70, 'case'), (80, 'book'), (90, 'attachment'); INSERT INTO fields VALUES (5, 'caseName'), (6, 'court'), (7, 'docketNumber'), (8, 'dateDecided'), (9, 'title');
      INSERT INTO items VALUES (1, 70, 1, 'AAAA'), (2, 80, 1, 'BBBB'), (3, 80, 1, 'CCCC'), (4, 90, 1, 'DDDD'), (5, 80, 2, 'EEEE'); INSERT INTO deletedItems VALUES (3);
      INSERT INTO itemDataValues VALUES (1, 'Association Exemple'), (2, 'Conseil d''État'), (3, 506370), (4, '2026-01-30 30 janvier 2026'), (5, 'Un livre');
      INSERT INTO itemData VALUES (1, 5, 1), (1, 6, 2), (1, 7, 3), (1, 8, 4), (2, 9, 5), (3, 9, 5), (4, 9, 5), (5, 9, 5);
      INSERT INTO creators VALUES (1, 'Ada', 'Exemple', 0), (2, '', 'Collectif', 1); INSERT INTO itemCreators VALUES (2, 2, 1, 1), (2, 1, 1, 0);
      INSERT INTO tags VALUES (1, 'vidéo'); INSERT INTO itemTags VALUES (1, 1); INSERT INTO itemNotes VALUES (9, 1, '<p>À lire</p>');`)
    db.close()
  }

  it('gives the references that are not in the bin, and is left as it was', async () => {
    const path = join(folder, 'zotero.sqlite')
    aLibrary(path)
    const before = readFileSync(path)
    expect(await readFile(path)).toMatchObject([
      {
        source: {
          court: 'CE',
          numbers: ['506370'],
          date: '2026-01-30',
          name: 'Association Exemple',
          tags: ['vidéo'],
          notes: 'À lire',
          certainty: 'to-verify',
        },
      },
      { source: { type: 'book', title: 'Un livre', author: 'Ada Exemple, Collectif' } },
    ])
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('says when a database is another, or damaged', async () => {
    const path = join(folder, 'autre.sqlite')
    const db = new Database(path)
    db.exec('CREATE TABLE a (b)')
    db.close()
    expect(await readFile(path)).toMatchObject([{ reason: expect.stringContaining('Zotero') }])
    writeFileSync(path, `SQLite format 3\0${'x'.repeat(2000)}`)
    expect(await readFile(path)).toMatchObject([{ reason: expect.stringContaining('Zotero') }])
  })
})
