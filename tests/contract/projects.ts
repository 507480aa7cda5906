import { expect } from 'vitest'
import type { Channel, Client } from '../../src/shared/contract/contract.ts'
import type { Tried } from './channels.ts'

const refusal = (code: string) => expect.objectContaining({ code, message: expect.stringMatching(/\.$/) })
type Of<Prefix extends string> = Extract<Channel, `${Prefix}.${string}`>

const moirans = { code: '38239', name: 'Moirans' }
const orleans = { code: '45234', name: 'Orléans' }
let projects = 0
/** A project under an id of its own. */
const aProject = (more: object = {}) => ({
  id: `projet-essai-${++projects}`,
  communes: [moirans],
  product: 'BriefCam',
  steps: [
    { id: 'e1', state: 'confirmed' as const, date: '2025-03-02', source: 'Délibération du 2 mars 2025' },
  ],
  ...more,
})

const association = {
  id: 'a',
  role: 'claimant' as const,
  type: 'association' as const,
  name: 'Association Exemple',
  address: '1 rue des Tests, 75001 Paris',
  email: 'contact@exemple.example',
  representative: 'Camille Exemple',
  quality: 'sa présidente',
}
/** A wave to three authorities. */
const aWave = async (call: Client) => {
  const readings = await call['waves.read']({
    text: 'Moirans ; mairie@moirans.example\nOrléans\nSDIS de l’Isère',
  })
  return call['waves.create']({
    title: 'Demandes de novembre',
    authorities: readings.flatMap(one => one.authority ?? []),
    claimants: [association],
    place: 'Paris',
  })
}

/** Trials of local projects and of waves of requests. */
export const projectTrials: {
  readonly [C in Of<'projects'> | Of<'communes'> | Of<'waves'>]: (tried: Tried) => Promise<void>
} = {
  'projects.list': async ({ call }) => {
    const { id } = await call['projects.save']({
      project: aProject({ product: 'Wintics', communes: [orleans] }),
    })
    const ids = async (query: object) => (await call['projects.list'](query)).projects.map(one => one.id)
    expect(await ids({ text: 'wintics orleans' })).toContain(id)
    expect(await ids({ department: '45', state: 'confirmed', product: 'Wintics' })).toContain(id)
    expect(await ids({ department: '38' })).not.toContain(id)
    expect((await call['projects.list']({})).facets.departments).toContainEqual({
      value: '45',
      n: expect.any(Number),
    })
  },
  'projects.get': async ({ call }) => {
    const { id } = await call['projects.save']({ project: aProject() })
    expect(await call['projects.get']({ id })).toMatchObject({ product: 'BriefCam', revision: 1 })
    await expect(call['projects.get']({ id: 'nul' })).rejects.toEqual(refusal('not-found'))
  },
  'projects.save': async ({ call }) => {
    const first = await call['projects.save']({ project: aProject() })
    const second = await call['projects.save']({ project: { ...first, price: '48 000 € HT' } })
    expect(second.revision).toBe(2)
    await expect(call['projects.save']({ project: first })).rejects.toEqual(refusal('stale'))
  },
  'projects.addMany': async ({ call }) => {
    const product = `Essai ${++projects}`
    const input = { communes: [moirans, orleans], product }
    const { added } = await call['projects.addMany'](input)
    expect(added).toHaveLength(2)
    expect(await call['projects.addMany'](input)).toEqual({ added: [], present: added })
  },
  'projects.remove': async ({ call }) => {
    const { id } = await call['projects.save']({ project: aProject() })
    await call['projects.remove']({ id })
    await expect(call['projects.get']({ id })).rejects.toEqual(refusal('not-found'))
  },
  'projects.restore': async ({ call }) => {
    const { id } = await call['projects.save']({ project: aProject() })
    await call['projects.remove']({ id })
    await call['projects.restore']({ id })
    expect((await call['projects.get']({ id })).id).toBe(id)
  },
  'projects.dossier': async ({ call }) => {
    const { id } = await call['projects.save']({ project: aProject({ maker: 'Éditeur' }) })
    const { dossier } = await call['projects.dossier']({ id })
    expect((await call['dossiers.get']({ id: dossier })).facts).toMatchObject({
      commune: 'Moirans',
      departement: '38',
      court: 'Grenoble',
      software: 'BriefCam',
      supplier: 'Éditeur',
    })
    expect(await call['projects.dossier']({ id })).toEqual({ dossier })
  },
  'projects.strikes': async ({ call }) => {
    const events = [
      {
        id: 'f',
        date: '2025-01-01',
        text: 'Mme Jeanne Passante, au 06 12 34 56 78, a signalé la caméra.',
        source: '',
      },
    ]
    const { id } = await call['projects.save']({ project: aProject({ events }) })
    expect(await call['projects.strikes']({ id })).toEqual([
      { field: 'chronologie', text: '06 12 34 56 78', kind: 'phone' },
      { field: 'chronologie', text: 'Mme Jeanne Passante', kind: 'person' },
    ])
  },
  'projects.export': async ({ call, fetchMade }) => {
    await call['projects.save']({
      project: aProject({ contacts: [{ id: 'c', office: 'maire', email: 'elue@moirans.example' }] }),
    })
    const csv = Buffer.from(await fetchMade((await call['projects.export']({ format: 'csv' })).id)).toString()
    expect(csv).toContain(
      'Moirans – BriefCam;Moirans;38239;38;confirmé;02/03/2025;Délibération du 2 mars 2025',
    )
    expect(csv).not.toContain('elue@')
    const svg = Buffer.from(await fetchMade((await call['projects.export']({ format: 'svg' })).id)).toString()
    expect(svg).toContain('Moirans – BriefCam')
    const docx = await call['projects.export']({ format: 'docx' })
    expect(docx.name).toBe('projets-locaux.docx')
  },
  'projects.readTable': async ({ call, give }) => {
    const { id } = await call['projects.save']({ project: aProject({ price: '1 €' }) })
    const file = await give('projets.csv', `Identifiant;Prix\r\n${id};2 €\r\n`)
    const { proposals } = await call['projects.readTable']({ file })
    expect(proposals).toMatchObject([
      {
        project: { id, price: '2 €' },
        isNew: false,
        changes: [{ head: 'Prix', before: '1 €', after: '2 €' }],
      },
    ])
    expect(await call['projects.get']({ id })).toMatchObject({ price: '1 €' })
    const other = await give('autre.csv', 'a;b\n1;2\n')
    await expect(call['projects.readTable']({ file: other })).rejects.toEqual(refusal('damaged'))
  },
  'communes.read': async ({ call }) => {
    const read = await call['communes.read']({
      text: '- Mairie du Mans\nMontreuil\nMontreuil (93)\n2A004\nNulle-Part',
    })
    expect(read.map(one => one.communes.map(({ code }) => code).slice(0, 1))).toEqual([
      ['72181'],
      [expect.any(String)],
      ['93048'],
      ['2A004'],
      [],
    ])
    expect(read[1]?.communes.length).toBeGreaterThan(1)
  },
  'communes.points': async ({ call, give }) => {
    const file = await give(
      'communes.csv',
      'code_insee;nom;latitude;longitude\n38239;Moirans;45,3257;5,5639\nX;?;0;0\n',
    )
    const input = { file, source: 'Fichier d’essai', licence: 'Licence Ouverte 2.0' }
    expect(await call['communes.points'](input)).toEqual({ taken: 1, refused: 1 })
    const bad = await give('autre.csv', 'a;b\n1;2\n')
    await expect(call['communes.points']({ ...input, file: bad })).rejects.toEqual(refusal('damaged'))
  },
  'communes.map': async ({ call, give }) => {
    await call['projects.save']({ project: aProject() })
    const file = await give('communes.csv', 'insee,geo_point_2d\n38239,"45.3257,5.5639"\n')
    await call['communes.points']({ file, source: 'Fichier d’essai', licence: 'Licence Ouverte 2.0' })
    const { points, licence } = await call['communes.map']({})
    expect(points).toEqual([{ code: '38239', latitude: 45.3257, longitude: 5.5639 }])
    expect(licence).toBe('Licence Ouverte 2.0')
  },
  'waves.list': async ({ call }) => {
    const { id } = await aWave(call)
    expect((await call['waves.list']({})).map(one => one.id)).toContain(id)
  },
  'waves.get': async ({ call }) => {
    const { id } = await aWave(call)
    expect((await call['waves.get']({ id })).lines).toHaveLength(3)
    await expect(call['waves.get']({ id: 'nulle' })).rejects.toEqual(refusal('not-found'))
  },
  'waves.read': async ({ call }) => {
    const read = await call['waves.read']({
      text: 'Préfecture de l’Isère\nMairie de Montreuil\nMoirans;38239;mairie@moirans.example',
    })
    expect(read[0]?.authority).toMatchObject({ kind: 'prefecture', name: 'Préfecture de l’Isère' })
    expect(read[1]?.choices.length).toBeGreaterThan(1)
    expect(read[2]?.authority).toMatchObject({
      kind: 'mairie',
      name: 'mairie de Moirans',
      email: 'mairie@moirans.example',
    })
  },
  'waves.create': async ({ call }) => {
    const wave = await aWave(call)
    expect((await call['dossiers.get']({ id: wave.dossier })).parties).toMatchObject([
      { name: 'Association Exemple' },
    ])
    // whoever asked last asks again
    const next = await call['waves.create']({ title: 'Décembre', authorities: [] })
    const dossier = await call['dossiers.get']({ id: next.dossier })
    expect(dossier.parties).toMatchObject([{ name: 'Association Exemple' }])
    expect(dossier.facts.place).toBe('Paris')
  },
  'waves.save': async ({ call }) => {
    const wave = await aWave(call)
    const shorter = await call['waves.save']({ wave: { ...wave, lines: wave.lines.slice(0, 1) } })
    expect(shorter.lines).toHaveLength(1)
    await expect(call['waves.save']({ wave })).rejects.toEqual(refusal('stale'))
  },
  'waves.remove': async ({ call }) => {
    const { id } = await aWave(call)
    await call['waves.remove']({ id })
    await expect(call['waves.get']({ id })).rejects.toEqual(refusal('not-found'))
  },
  'waves.restore': async ({ call }) => {
    const { id } = await aWave(call)
    await call['waves.remove']({ id })
    await call['waves.restore']({ id })
    expect((await call['waves.get']({ id })).id).toBe(id)
  },
  'waves.standing': async ({ call }) => {
    const { id, lines } = await aWave(call)
    await call['waves.mark']({
      id,
      mark: 'cada-request',
      marks: [{ line: lines[0]!.id, date: '2026-01-31' }],
    })
    const [first, second] = await call['waves.standing']({ id, day: '2026-03-02' })
    expect(first).toMatchObject({ state: 'refused', silence: '2026-02-28', next: { prudent: '2026-04-28' } })
    expect(second).toMatchObject({ state: 'unsent' })
  },
  'waves.mark': async ({ call }) => {
    const { id, lines } = await aWave(call)
    const marks = lines.map(line => ({ line: line.id, date: '2026-01-05' }))
    expect((await call['waves.mark']({ id, mark: 'sent', marks })).wave.lines.map(one => one.sent)).toEqual(
      lines.map(() => '2026-01-05'),
    )
    // received before it was sent, or tomorrow: false
    const early = [
      { line: lines[0]!.id, date: '2026-01-04' },
      { line: lines[1]!.id, date: '2026-01-07' },
    ]
    const { wave, refused } = await call['waves.mark']({ id, mark: 'cada-request', marks: early })
    expect(refused).toEqual([
      'Mairie de Moirans\u00a0: le 04/01/2026 est avant «\u00a0Demande envoyée\u00a0»',
    ])
    expect(wave.lines.map(one => one.events.length)).toEqual([0, 1, 0])
    const taken = await call['waves.mark']({ id, mark: 'cada-request', marks: [{ line: lines[1]!.id }] })
    expect(taken.wave.lines[1]?.events).toEqual([])
  },
  'waves.write': async ({ call }) => {
    const { id } = await aWave(call)
    const input = { id, day: '2026-11-03' }
    expect(await call['waves.write']({ ...input, as: 'docx' })).toMatchObject({
      name: 'Demandes-de-novembre.zip',
      written: 3,
    })
    expect((await call['waves.write']({ ...input, as: 'eml' })).written).toBe(3)
    expect((await call['waves.write']({ ...input, as: 'one' })).name).toBe('Demandes-de-novembre.docx')
    await expect(call['waves.write']({ ...input, as: 'docx', lines: [] })).rejects.toEqual(refusal('refused'))
    // what one letter alone lacks keeps them all from leaving, in every form
    const wave = await call['waves.get']({ id })
    const lines = wave.lines.map((one, at) =>
      at === 1 ? { ...one, authority: { ...one.authority, address: '[à compléter : adresse]' } } : one,
    )
    await call['waves.save']({ wave: { ...wave, lines } })
    for (const as of ['docx', 'one', 'eml'] as const)
      await expect(call['waves.write']({ ...input, as }), as).rejects.toEqual(refusal('refused'))
  },
  'waves.answer': async ({ call, give }) => {
    const { id, dossier, lines } = await aWave(call)
    const exhibit = await call['exhibits.add']({ dossier, file: await give('reponse.txt', 'Bonjour') })
    const link = { id, line: lines[0]!.id, exhibit: exhibit.id }
    expect((await call['waves.answer'](link)).lines[0]?.exhibits).toEqual([exhibit.id])
    expect((await call['waves.answer']({ ...link, out: true })).lines[0]?.exhibits).toEqual([])
  },
  'waves.due': async ({ call }) => {
    const { id, lines } = await aWave(call)
    await call['waves.mark']({
      id,
      mark: 'cada-request',
      marks: [{ line: lines[0]!.id, date: '2026-01-31' }],
    })
    const week = async (day: string) => {
      const { monday, ...all } = await call['waves.due']({ day })
      const own = Object.entries(all).flatMap(([key, items]) =>
        items.filter(one => one.wave === id).map(one => `${key} ${one.authority} ${one.day}`),
      )
      return [monday, ...own]
    }
    expect(await week('2026-03-01')).toEqual(['2026-02-23', 'since Mairie de Moirans 2026-02-28'])
    expect(await week('2026-03-04')).toEqual(['2026-03-02', 'born Mairie de Moirans 2026-02-28'])
    expect(await week('2026-04-28')).toEqual(['2026-04-27', 'ends Mairie de Moirans 2026-04-28'])
    expect(await week('2026-05-04')).toEqual(['2026-05-04', 'late Mairie de Moirans 2026-04-28'])
  },
  'waves.export': async ({ call, fetchMade }) => {
    const { id } = await aWave(call)
    const csv = await call['waves.export']({ id, format: 'csv' })
    expect(Buffer.from(await fetchMade(csv.id)).toString()).toContain('Mairie de Moirans;;;')
    expect((await call['waves.export']({ id, format: 'docx' })).name).toBe('suivi-Demandes-de-novembre.docx')
  },
  'waves.open': async ({ call, give }) => {
    const { id, dossier, lines } = await aWave(call)
    const line = lines[0]!.id
    await call['waves.mark']({ id, mark: 'cada-request', marks: [{ line, date: '2026-01-31' }] })
    const exhibit = await call['exhibits.add']({ dossier, file: await give('refus.txt', 'Non.') })
    await call['waves.answer']({ id, line, exhibit: exhibit.id })
    const opened = await call['waves.open']({ id, line, template: 'rep-vsa' })
    const own = await call['dossiers.get']({ id: opened.dossier })
    expect(own.facts).toMatchObject({
      commune: 'Moirans',
      departement: '38',
      court: 'Grenoble',
      place: 'Paris',
    })
    expect(own.events).toMatchObject([{ kind: 'cada-request', date: '2026-01-31' }])
    expect(own.parties.map(one => one.role)).toEqual(['claimant', 'defendant'])
    expect(await call['exhibits.list']({ dossier: opened.dossier })).toMatchObject([
      { file: { name: 'refus.txt' } },
    ])
    // a second text joins the first
    const second = await call['waves.open']({ id, line, template: 'saisine-cada' })
    expect(second.dossier).toBe(opened.dossier)
    expect(await call['exhibits.list']({ dossier: opened.dossier })).toHaveLength(1)
  },
}
