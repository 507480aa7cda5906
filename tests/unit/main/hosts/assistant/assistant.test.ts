import { randomUUID } from 'node:crypto'
import { Client } from '@modelcontextprotocol/client'
import { InMemoryTransport } from '@modelcontextprotocol/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dossierTools } from '../../../../../src/main/hosts/assistant/dossier-tools.ts'
import { assistantServer } from '../../../../../src/main/hosts/assistant/server.ts'
import { READS, type Tool } from '../../../../../src/main/hosts/assistant/tool.ts'
import { libraryTools } from '../../../../../src/main/hosts/assistant/tools.ts'
import { client as messages } from '../../../../../src/shared/contract/client.ts'
import { contract } from '../../../../../src/shared/contract/contract.ts'
import { program, temporary } from '../../../../contract/program.ts'
import { aBillAhead, aDecision, anArticle } from '../../../../fixtures/builders.ts'

const place = temporary()
const own = program(place.folder)
afterAll(() => {
  own.close()
  place.remove()
})

const asked: { tool: string; words: string; outcome: string }[] = []
const bugs: unknown[] = []
/** Messages that a tool sent. */
const sent = new Set<string>()
/** The client door of the tools: it refuses what is not in their list. */
const reads = messages(async (channel, input) => {
  sent.add(channel)
  if (!(READS as readonly string[]).includes(channel))
    throw new Error(`${channel} is no message of an assistant`)
  return own.send(channel, input)
})

async function speak(tools: readonly Tool[]) {
  const [here, there] = InMemoryTransport.createLinkedPair()
  const server = assistantServer({
    reads,
    tools,
    version: '1.0.0',
    note: async question => void asked.push(question),
    bug: error => void bugs.push(error),
  })
  await server.connect(there)
  const assistant = new Client({ name: 'essai', version: '1.0.0' })
  await assistant.connect(here)
  const use = async (name: string, input: Record<string, unknown> = {}) => {
    const { content, isError } = await assistant.callTool({ name, arguments: input })
    const [first] = content as { text: string }[]
    return { text: first?.text ?? '', isError: isError === true }
  }
  return { assistant, use }
}

let dossier = ''
let draft = ''
let elsewhere = ''
let use: Awaited<ReturnType<typeof speak>>['use']
let assistant: Client
beforeAll(async () => {
  await own.call['library.save']({
    source: aDecision({
      id: 'ville-nouvelle',
      name: 'Commune de Roche-sur-Lac',
      numbers: ['412345'],
      date: '2021-06-10',
      text: [
        { n: 1, text: '1. La commune a installé des caméras sans délibération.' },
        { n: 2, text: '2. Cette installation porte une atteinte disproportionnée à la vie privée.' },
      ],
      provenance: [{ publisher: 'Essai', licence: 'Essai', asOf: '2026-01-15' }],
    }),
  })
  ;({
    id: dossier,
    drafts: [draft = ''],
  } = await own.call['dossiers.create']({ template: 'rep-vsa' }))
  ;({
    drafts: [elsewhere = ''],
  } = await own.call['dossiers.create']({ template: 'rep-vsa' }))
  ;({ assistant, use } = await speak([...libraryTools, ...dossierTools(dossier)]))
})

describe('what an assistant may reach', () => {
  test.each(READS)('%s only reads', channel => {
    const { changes } = contract[channel] as { changes?: string }
    // these write what no list shows: citations read, a copy of an official text of the office
    const writesApart = ['library.get', 'library.links', 'library.trace']
    expect(changes ?? 'none').toBe('none')
    if (changes !== undefined) expect(writesApart).toContain(channel)
  })
  test('is told as read only, with a description of each tool', async () => {
    const { tools } = await assistant.listTools()
    expect(tools.map(({ name }) => name).toSorted()).toEqual(
      [...libraryTools, ...dossierTools(dossier)].map(({ name }) => name).toSorted(),
    )
    for (const { name, description, annotations } of tools) {
      expect([name, annotations?.readOnlyHint]).toEqual([name, true])
      expect(description?.length).toBeGreaterThan(40)
    }
  })
  test('without a dossier, none is offered', async () => {
    const { assistant: other, use: ask } = await speak(libraryTools)
    expect((await other.listTools()).tools.filter(({ name }) => name.startsWith('dossier'))).toEqual([])
    await expect(ask('dossier')).rejects.toThrow()
  })
})

describe('a whole job', () => {
  test('finds an authority, quotes it exactly, checks the paragraph', async () => {
    const found = await use('search', { text: 'caméras disproportionnée vie privée' })
    expect(found.text).toContain('[ville-nouvelle]')
    const point = await use('read', { id: 'ville-nouvelle', pin: 'pt 2' })
    expect(point.text).toContain('Cette installation porte une atteinte disproportionnée à la vie privée.')
    expect(point.text).toContain('Origine : Essai, données du 15 janvier 2026.')
    expect(point.text).toContain('Certitude : vérifié.')
    const quote = '« Cette installation porte une atteinte disproportionnée à la vie privée »'
    const right = await use('verify_text', {
      text: `Il a été jugé : ${quote} (CE, 10 juin 2021, n° 412345, pt 2).`,
    })
    expect(right.text).not.toContain('(!)')
    const wrong = await use('verify_text', {
      text: `Il a été jugé : ${quote.replace('porte', 'ne porte pas')} (CE, 11 juin 2021, n° 412345, pt 2).`,
    })
    expect(wrong.text).toContain('Diffère (!)')
  })
  test('says what is not there rather than the nearest thing', async () => {
    expect((await use('read', { id: 'ville-nouvelle', pin: 'pt 9' })).text).toContain(
      'n’a pas de «\u00a0pt 9\u00a0»',
    )
    expect((await use('read', { id: 'inconnue' })).isError).toBe(true)
    expect((await use('search', { text: 'zzxqvw' })).text).toMatch(
      /^Rien ne répond ici\. Cette bibliothèque a \d+ décisions, .*ce qui n’y est pas peut exister ailleurs\.$/,
    )
    const invented = await use('verify_text', { text: 'Le juge l’a dit (CE, 3 mars 2019, n° 499999).' })
    expect(invented.text).toContain('Absent')
    expect(invented.text).toContain('son absence ne prouve rien')
  })
  test('tells what changed between two wordings, to their last word', async () => {
    const wording = (id: string, from: string, to: string | undefined, text: string) => ({
      id,
      from,
      to,
      status: 'VIGUEUR',
      text,
    })
    await own.call['library.save']({
      source: anArticle({
        id: 'deux-redactions',
        number: 'L. 999-98',
        versions: [
          wording(
            'LEGIARTI000000990001',
            '2014-03-20',
            '2023-05-20',
            'Des images sont prises sur la voie publique, sous le contrôle du juge.',
          ),
          wording(
            'LEGIARTI000000990002',
            '2023-05-20',
            undefined,
            'Des images sont prises sur la voie publique.',
          ),
        ],
      }),
    })
    const { text } = await use('versions', { id: 'deux-redactions', from: '2020-01-01', to: '2024-01-01' })
    expect(text).toContain('voie publique[-, sous le contrôle du juge-].')
  })
  test('says what became of a measure, and names in French who can still act on it', async () => {
    const bill = aBillAhead({ id: 'texte-suivi' })
    await own.call['bills.save']({ bill })
    expect((await use('bills')).text).toContain('[texte-suivi]')
    const { text } = await use('measure', { id: 'texte-suivi', measure: bill.measures[0]?.id })
    expect(text).toContain('Qui peut encore quoi :')
    expect(text).toContain('Assemblée nationale (')
    expect(text).not.toMatch(/\b(?:member|committee|government)\b/)
  })
  test('says where a decision leads, and that an empty history proves nothing', async () => {
    const { text } = await use('links', { id: 'ville-nouvelle' })
    expect(text).toContain('ce qui ne prouve rien')
    expect(text).toContain('Cité ici par 0 texte')
  })
  test('computes a time limit, and names what it did not understand', async () => {
    const { text } = await use('deadlines', {
      events: [
        { type: 'décision notifiée', date: '2026-03-02' },
        { type: 'éclipse de lune', date: '2026-03-03' },
      ],
      ask: 'recours',
    })
    expect(text).toMatch(/date à retenir|aucune date/)
    expect(text).toContain('éclipse de lune')
    expect((await use('event_kinds', { words: 'permis' })).text).not.toBe('')
  })
  test('reads the texts of the dossier that was opened to it, and of no other', async () => {
    expect((await use('dossier')).text).toContain(draft)
    expect((await use('dossier_text', { id: draft })).text).toContain('PAR CES MOTIFS')
    expect((await use('dossier_check', { id: draft })).isError).toBe(false)
    for (const tool of ['dossier_text', 'dossier_check']) {
      const refused = await use(tool, { id: elsewhere })
      expect(refused).toEqual({ isError: true, text: expect.stringContaining('n’est pas du dossier ouvert') })
    }
  })
  test('the prompt gives the text as something to read', async () => {
    const {
      messages: [message],
    } = await assistant.getPrompt({
      name: 'verifier_ce_projet',
      arguments: { texte: 'Un texte de machine.' },
    })
    expect(message?.content).toMatchObject({
      text: expect.stringContaining('<<<\nUn texte de machine.\n>>>'),
    })
  })
  test('every question is kept, with how it ended', () => {
    expect(asked).toContainEqual({
      tool: 'Lire un texte de la bibliothèque',
      words: expect.stringContaining('pt 2'),
      outcome: 'answered',
    })
    expect(asked).toContainEqual({
      tool: 'Lire un texte de la bibliothèque',
      words: expect.stringContaining('inconnue'),
      outcome: 'refused',
    })
  })
})

test('a thousand malformed questions change nothing, and end nothing', async () => {
  const rows = () =>
    own.library.db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
      .pluck()
      .all()
      .map(table => [table, own.library.db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()])
  const before = rows()
  const { tools } = await assistant.listTools()
  const values = [
    null,
    0,
    -1,
    1e99,
    '',
    '../../etc/passwd',
    '\u0000',
    [],
    {},
    true,
    'x'.repeat(3000),
    '9999-99-99',
  ]
  for (let n = 0; n < 1000; n++) {
    const { name, inputSchema } = tools[n % tools.length]!
    const keys = [...Object.keys((inputSchema.properties ?? {}) as object), 'inconnu']
    const input = Object.fromEntries(keys.map((key, at) => [key, values[(n * 7 + at * 5) % values.length]]))
    await use(n % 17 === 0 ? randomUUID() : name, input).catch(() => {})
  }
  expect(rows()).toEqual(before)
  expect(bugs).toEqual([])
  expect((await use('search', { text: 'Roche-sur-Lac' })).text).toContain('[ville-nouvelle]')
  expect([...sent].filter(channel => !(READS as readonly string[]).includes(channel))).toEqual([])
})
