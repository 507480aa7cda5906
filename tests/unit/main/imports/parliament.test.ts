import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scrutins } from '../../../../src/main/campaign/bills/scrutins.ts'
import { members } from '../../../../src/main/campaign/members/store.ts'
import { importFiles } from '../../../../src/main/imports/import-files.ts'
import { openDb } from '../../../../src/main/library/open-library.ts'
import { registerParts } from '../../../../src/main/parts.ts'
import { correctionText } from '../../../../src/shared/campaign/members/vote-meaning.ts'
import type { ImportReport } from '../../../../src/shared/imports/job.ts'
import { aZip } from '../../../fixtures/import/archives.ts'
import {
  aMandate,
  anActor,
  anOrgan,
  aScrutin,
  aSeat,
  aSenatePage,
  organs,
  senators,
  smallAssembly,
} from '../../../fixtures/import/parliament.ts'
import { haveSamples, samplePath } from '../../../fixtures/import/samples.ts'

registerParts()

let folder: string
let db: ReturnType<typeof openDb>
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pretoire-members-'))
  db = openDb(':memory:')
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true })
})

const hooks = { progress: () => undefined, isCancelled: () => false }

async function importing(name: string, bytes: Buffer | string): Promise<ImportReport> {
  writeFileSync(join(folder, name), bytes)
  const report = await importFiles({ db }, [{ path: join(folder, name), name }], hooks)
  const { read, added, updated, unchanged, deleted, rejected } = report
  expect(read).toBe(added + updated + unchanged + deleted + rejected.length)
  return report
}
const given = (...all: object[]) => importing('donnees.json', JSON.stringify({ export: parts(all) }))
/** The old composite file: one actor alone is an object. */
const parts = (all: object[]) => {
  const of = (key: string) => all.flatMap(one => (key in one ? [(one as Record<string, object>)[key]] : []))
  const [actors, bodies] = [of('acteur'), of('organe')]
  return {
    acteurs: { acteur: actors.length === 1 ? actors[0] : actors },
    organes: { organe: bodies.length === 1 ? bodies[0] : bodies },
  }
}
const only = () => members(db).get('PA999999')

describe('députés of the open data', () => {
  it('go in from a zip with their groups and committees, though those are read after them', async () => {
    expect(await importing('AMO10.zip', await aZip(smallAssembly()))).toMatchObject({
      read: 11,
      added: 11,
      rejected: [],
    })
    const all = members(db).list('an', '17')
    expect(all).toHaveLength(6)
    expect(all.find(one => one.id === 'PA1')).toMatchObject({
      civility: 'Mme',
      first: 'Ada',
      last: 'Abeille',
      group: { sigle: 'EXA', label: 'Groupe exemplaire', ref: 'PO845401' },
      committee: 'Commission des lois constitutionnelles, de la législation',
      department: { number: '27', name: 'Eure' },
      constituency: 1,
      mandate: { from: '2024-07-08' },
      legislature: '17',
      office: '1 rue de la Paix, 27000 Évreux',
      phones: [{ kind: 'circonscription', number: '02 32 00 00 00' }],
      emails: ['PA1@assemblee-nationale.fr', 'permanence@exemple.fr'],
      web: ['https://exemple.fr'],
      social: ['X : @exemple'],
    })
    expect(all.map(one => one.department?.number).sort()).toEqual(['27', '2A', '38', '75', '974', '99'])
    // the day of the files in the archive
    expect(all[0]?.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  it('go in from one file longer than twenty megabytes, and from such a file in a zip', async () => {
    // what nobody reads makes the file long: two records of eleven megabytes
    const long = (bytes: number, id: string) => ({ ...anActor({ id }).acteur, uri: 'x'.repeat(bytes) })
    const whole = (bytes: number) =>
      JSON.stringify({
        export: {
          acteurs: { acteur: [long(bytes, 'PA1'), null, long(bytes, 'PA2')] },
          organes: { organe: organs[0]?.organe },
        },
      })
    const file = whole(11 * 2 ** 20)
    expect(file.length).toBeGreaterThan(20 * 2 ** 20)
    expect(await importing('AMO30.json', file)).toMatchObject({ read: 3, added: 3, rejected: [] })
    expect(members(db).get('PA2').group).toMatchObject({ sigle: 'EXA' })
    // noise, that the zip be no bomb
    const noisy = whole(100).replaceAll('x'.repeat(100), randomBytes(1.2 * 2 ** 20).toString('hex'))
    const zip = await aZip({
      'json/AMO30.json': noisy,
      'json/acteur/PA3.json': JSON.stringify(anActor({ id: 'PA3' })),
    })
    expect(await importing('AMO30.zip', zip)).toMatchObject({ read: 4, added: 1, unchanged: 3, rejected: [] })
    // cut in the middle of its bytes: what came before is kept, the fault is told by its name
    const middle = Math.floor(zip.length / 2)
    const { rejected } = await importing('abime.zip', Buffer.from(zip).fill(0, middle, middle + 5000))
    expect(rejected).toContainEqual({
      file: 'abime.zip › json/AMO30.json',
      reason: 'le fichier est abîmé dans l’archive',
    })
  })

  it('change nothing when they come a second time', async () => {
    const zip = await aZip(smallAssembly())
    await importing('AMO10.zip', zip)
    expect(await importing('AMO10.zip', zip)).toMatchObject({ read: 11, unchanged: 11, added: 0, updated: 0 })
  })

  it('are read whether the uid is an object or a string, and the mandate alone or in a list', async () => {
    await given(anActor({ plainUid: true, mandates: aSeat() as never }))
    expect(only()).toMatchObject({ id: 'PA999999', committee: '', department: { number: '27' } })
    expect(only().group).toBeUndefined()
  })

  it('without an open mandate are as in the last one they had, and are said to have left', async () => {
    await given(
      anActor({
        mandates: [
          aSeat({ dateDebut: '2024-07-08', dateFin: '2024-10-20' }),
          aSeat({ dateDebut: '2022-06-22', dateFin: '2024-06-09', legislature: '16' }),
          aMandate('GP', 'PO845402', { dateDebut: '2024-07-18', dateFin: '2024-10-20' }),
          aMandate('GP', 'PO1', { dateDebut: '2022-06-28', dateFin: '2024-06-09', legislature: '16' }),
        ],
      }),
      ...organs,
    )
    expect(only()).toMatchObject({
      legislature: '17',
      mandate: { from: '2024-07-08', to: '2024-10-20' },
      group: { sigle: 'AUT' },
    })
  })

  it('of two open groups, are in the one that began last', async () => {
    await given(
      anActor({
        mandates: [
          aSeat(),
          aMandate('GP', 'PO845401', { dateDebut: '2024-07-18' }),
          aMandate('GP', 'PO845402', { dateDebut: '2025-01-07' }),
        ],
      }),
      ...organs,
    )
    expect(only().group?.sigle).toBe('AUT')
  })

  it('who preside over the Assemblée keep their constituency', async () => {
    const chair = aSeat({
      dateDebut: '2024-07-18',
      election: { '@xsi:nil': 'true' },
      infosQualite: { libQualiteSex: 'Présidente de l’Assemblée nationale' },
    })
    await given(anActor({ mandates: [aSeat(), chair] }))
    expect(only()).toMatchObject({
      constituency: 1,
      functions: ['Présidente de l’Assemblée nationale'],
    })
  })

  it('have an organ that is a list, a département of no number, no address at all', async () => {
    await given(
      anActor({
        number: null,
        department: 'Réunion',
        addresses: { '@xsi:nil': 'true' },
        mandates: [
          aSeat({ election: { lieu: { departement: 'Réunion', numDepartement: null, numCirco: '7' } } }),
          aMandate('GP', ['PO845401', 'PO845402']),
        ],
      }),
      anOrgan('PO845401', 'GP', 'EXA', 'Groupe exemplaire'),
    )
    expect(only()).toMatchObject({
      department: { number: '974', name: 'La Réunion' },
      group: { sigle: 'EXA' },
      emails: [],
      phones: [],
    })
  })

  it('who never sat are refused by name, and the others go in', async () => {
    const report = await given(anActor({ id: 'PA5', mandates: [aMandate('SENAT', 'PO1')] }), anActor())
    expect(report).toMatchObject({ read: 2, added: 1 })
    expect(report.rejected[0]?.reason).toContain('pas de mandat de député')
  })

  it('of a former legislature do not take the place of what is known of a newer one', async () => {
    await given(anActor())
    const report = await given(anActor({ legislature: '15', last: 'Ancienne' }))
    expect(report.rejected[0]?.reason).toContain('17e législature')
    expect(only().last).toBe('Exemple')
  })
})

describe('sénateurs', () => {
  it('go in from the table as published: cp1252, its query dropped, the sitting ones alone', async () => {
    expect(await importing('ODSEN_GENERAL.csv', senators())).toMatchObject({
      read: 3,
      added: 3,
      rejected: [],
    })
    const all = members(db).list('senat')
    expect(all.find(one => one.id === '000448')).toMatchObject({
      first: 'Éliane',
      last: 'Hérisson',
      group: { sigle: 'SER' },
      committee: 'Commission des lois',
      department: { number: '986', name: 'Wallis et Futuna' },
      emails: ['e.herisson@senat.fr'],
    })
    expect(all.find(one => one.id === '14133K')).toMatchObject({
      emails: [],
      committee: '',
      functions: ['Président du Sénat'],
    })
    expect(all.find(one => one.id === '16001A')?.department?.number).toBe('99')
  })

  it('change nothing when they come a second time', async () => {
    await importing('ODSEN_GENERAL.csv', senators())
    expect(await importing('ODSEN_GENERAL.csv', senators())).toMatchObject({ read: 3, unchanged: 3 })
  })
})

describe('the date of what was imported', () => {
  it('is told by the user where the file has none, and stays when the same file comes again', async () => {
    await importing('ODSEN_GENERAL.csv', senators())
    expect(members(db).list('senat')[0]?.asOf).toBeUndefined()
    members(db).date('senat', '2026-10-15')
    await importing('ODSEN_GENERAL.csv', senators())
    expect(
      members(db)
        .list('senat')
        .map(one => one.asOf),
    ).toEqual(['2026-10-15', '2026-10-15', '2026-10-15'])
  })
})

describe('NosDéputés', () => {
  const depute = {
    id: 1,
    nom: 'Ada Exemple',
    nom_de_famille: 'Exemple',
    prenom: 'Ada',
    sexe: 'F',
    num_deptmt: '27',
    nom_circo: 'Eure',
    num_circo: 1,
    mandat_debut: '2022-06-22',
    groupe_sigle: 'LFI-NUPES',
    emails: [{ email: 'ada@exemple.fr' }],
    adresses: [{ adresse: '1 rue de la Paix 27000 Évreux Téléphone : 02 32 00 00 00' }],
    sites_web: [{ site: 'https://exemple.fr' }],
    id_an: '999999',
    twitter: 'exemple',
  }

  it('is read in JSON, under the identifier of the Assemblée', async () => {
    await importing('deputes.json', JSON.stringify({ deputes: [{ depute }] }))
    expect(only()).toMatchObject({
      civility: 'Mme',
      group: { sigle: 'LFI-NUPES' },
      legislature: '16',
      emails: ['ada@exemple.fr'],
      phones: [{ kind: 'circonscription', number: '02 32 00 00 00' }],
    })
  })

  it('is read in CSV, lists joined by a bar, a line break in a cell', async () => {
    const csv = [
      'id;nom;nom_de_famille;prenom;sexe;num_deptmt;nom_circo;num_circo;mandat_debut;groupe_sigle;emails;adresses;id_an',
      '1;Ada Exemple;Exemple;Ada;F;01;Ain;2;2022-06-22;SOC;a@b.fr|c@d.fr;"1 rue ""Haute""; 01000 Bourg\nTél : 04 74 00 00 00";999999',
    ].join('\n')
    expect(await importing('deputes.csv', `\ufeff${csv}\n`)).toMatchObject({ read: 1, added: 1 })
    expect(only()).toMatchObject({
      department: { number: '01', name: 'Ain' },
      emails: ['a@b.fr', 'c@d.fr'],
      phones: [{ number: '04 74 00 00 00' }],
    })
  })

  it('does not take the place of the Assemblée’s own record', async () => {
    await given(anActor({ legislature: '16' }))
    const report = await importing('deputes.json', JSON.stringify({ deputes: [{ depute }] }))
    expect(report.rejected[0]?.reason).toContain('fiche officielle')
  })
})

describe('public votes', () => {
  it('name each group and each député, one vote alone as well as many', async () => {
    await given(...organs)
    const vote = aScrutin({
      PO845401: { pours: ['PA1', 'PA6'], contres: ['PA2'], members: '4', majority: 'pour' },
      PO845402: { abstentions: ['PA3'], nonVotants: ['PA4'], members: '2', majority: 'abstention' },
    })
    expect(await importing('VTANR5L17V1234.json', JSON.stringify(vote))).toMatchObject({ read: 1, added: 1 })
    const [kept] = scrutins(db).naming({ id: 'PA2', chamber: 'an', first: '', last: '' })
    expect(kept).toMatchObject({ number: 1234, date: '2025-04-01', legislature: '17', chamber: 'an' })
    expect(kept?.groups).toMatchObject([
      { sigle: 'EXA', for: 2, against: 1, abstained: 0, absent: 1, majority: 'pour' },
      { sigle: 'AUT', for: 0, against: 0, abstained: 1, absent: 0 },
    ])
    expect(kept?.votes).toHaveLength(5)
    expect(await importing('VTANR5L17V1234.json', JSON.stringify(vote))).toMatchObject({ unchanged: 1 })
  })

  it('keep what members let be known afterwards beside the official vote, which no total counts', async () => {
    await given(...organs)
    const groups = { PO845401: { pours: ['PA1', 'PA6'], contres: ['PA2'], members: '4', majority: 'pour' } }
    const voter = (acteurRef: string) => ({ votant: { acteurRef, mandatRef: 'PM1' } })
    const without = await importing('v.json', JSON.stringify(aScrutin(groups, { miseAuPoint: null })))
    expect([without.added, scrutins(db).get('VTANR5L17V1234').corrections]).toEqual([1, undefined])
    const miseAuPoint = {
      nonVotants: [null, voter('PA6')],
      pours: null,
      contres: voter('PA1'),
      abstentions: [voter('PA9'), null],
      dysfonctionnement: { pour: { votant: [{ acteurRef: 'PA2' }, { acteurRef: '' }] }, contre: null },
    }
    const report = await importing('v.json', JSON.stringify(aScrutin(groups, { miseAuPoint })))
    expect(report).toMatchObject({ read: 1, updated: 1 })
    const scrutin = scrutins(db).get('VTANR5L17V1234')
    expect(scrutin.groups).toMatchObject([{ for: 2, against: 1, abstained: 0 }])
    expect(scrutin.votes.find(one => one.member === 'PA1')?.position).toBe('pour')
    expect(scrutin.corrections?.toSorted((a, b) => a.member.localeCompare(b.member))).toEqual([
      { member: 'PA1', position: 'contre', isFault: false },
      { member: 'PA2', position: 'pour', isFault: true },
      { member: 'PA6', position: 'non-votant', isFault: false },
      { member: 'PA9', position: 'abstention', isFault: false },
    ])
    expect(scrutin.corrections?.map(correctionText)).toContain('a fait connaître sa volonté de voter contre')
    // one who was absent is found by it too
    const absent = { id: 'PA9', chamber: 'an' as const, first: '', last: '' }
    expect(scrutins(db).naming(absent)).toHaveLength(1)
  })

  it('without a date is refused, and says so', async () => {
    const report = await importing('v.json', JSON.stringify(aScrutin({}, { dateScrutin: null })))
    expect(report.rejected[0]?.reason).toContain('pas de date')
  })
})

describe('public votes of the Sénat, from the page of each', () => {
  const groups = [
    {
      code: 'UMP',
      label: 'Groupe Les Républicains',
      pour: ['M. Paul Loriot', 'Mme Ève Autre'],
      contre: ['M. Luc Tiers*'],
    },
    {
      code: 'SOC',
      label: 'Groupe Socialiste',
      contre: ['Mme Rosa Merle'],
      absent: ['M. Paul Président - Président du Sénat'],
    },
  ]
  beforeEach(() => importing('senateurs.csv', senators()))

  it('name each group as it was that day and each sénateur, known by name in the library', async () => {
    const page = aSenatePage({ groups })
    expect(await importing('scr2025-340.html', page)).toMatchObject({ read: 1, added: 1, rejected: [] })
    const [kept] = scrutins(db).naming(members(db).get('16001A'))
    expect(kept).toMatchObject({
      id: 'scr2025-340',
      chamber: 'senat',
      legislature: '2025-2026',
      number: 340,
      date: '2026-07-21',
      title: 'l’ensemble du projet de loi d’exemple',
      result: 'adopté',
      source: expect.stringContaining('senat.fr/scrutin-public/2025/scr2025-340.html'),
      groups: [
        { sigle: 'UMP', label: 'Groupe Les Républicains', for: 2, against: 1, absent: 0, majority: 'pour' },
        { sigle: 'SOC', for: 0, against: 1, absent: 1, majority: 'contre' },
      ],
      votes: [
        { member: '14133K', group: 'UMP', position: 'pour' },
        { member: 'Ève Autre', group: 'UMP', position: 'pour' },
        { member: 'Luc Tiers', group: 'UMP', position: 'contre' },
        { member: '16001A', group: 'SOC', position: 'contre' },
        { member: 'Paul Président', group: 'SOC', position: 'non-votant' },
      ],
    })
    expect(await importing('scr2025-340.html', page)).toMatchObject({ unchanged: 1 })
    // met in an archive as well, in October of its session
    const zip = await aZip({
      'scr/1.html': aSenatePage({ groups, number: 1, day: '8 octobre 2025' }),
      'autre.html': '<html><p>x',
    })
    expect(await importing('pages.zip', zip)).toMatchObject({ read: 1, added: 1 })
    expect(scrutins(db).get('scr2025-1').date).toBe('2025-10-08')
  })

  it('are read as the site wrote them before UTF-8', async () => {
    const page = Buffer.from(aSenatePage({ groups }).replaceAll('’', "'"), 'latin1')
    expect(await importing('scr2025-340.html', page)).toMatchObject({ added: 1, rejected: [] })
    expect(
      scrutins(db)
        .get('scr2025-340')
        .votes.map(one => one.member),
    ).toContain('Ève Autre')
  })

  it('are refused where the groups do not make the result; names that do not make a group’s numbers are left out', async () => {
    const report = await importing('a.html', aSenatePage({ groups, pour: 3 }))
    expect(report.rejected[0]?.reason).toContain('ne font pas le résultat')
    await importing('b.html', aSenatePage({ groups }).replace(', Mme Ève Autre', ''))
    expect(
      scrutins(db)
        .get('scr2025-340')
        .votes.map(one => one.member),
    ).not.toContain('14133K')
  })

  it('without their page say which file is wanted', async () => {
    const seats = { votes: [{ matricule: '14133K', vote: 'p', siege: 3 }] }
    const report = await importing('scr2025-340.json', JSON.stringify(seats))
    expect(report.rejected[0]?.reason).toContain('la page du scrutin')
    const turned = { votes: [{ siege: 3, vote: 'c', matricule: '14133K' }] }
    const again = await importing('scr2025-340.json', JSON.stringify(turned))
    expect(again.rejected[0]?.reason).toContain('la page du scrutin')
  })

  it.each([
    ['jeu_complet.csv', 'sep=\t\nNature\tNuméro\tSubdivision \tAlinéa\nAmt\t1\tArticle 1er\t\n'],
    ['AMANR5.json', '{"amendement":{"uid":"AMANR5L17PO59051B1043P0D1N000078"}}'],
    ['AMANR5.xml', '<?xml version="1.0"?><amendement xmlns="x"><uid>AMANR5</uid></amendement>'],
  ])('amendments given among them, %s, are sent where they go', async (name, text) => {
    const report = await importing(name, text)
    expect(report.rejected[0]?.reason).toContain('«\u00a0amendment import\u00a0»')
  })
})

describe.skipIf(!haveSamples)('the published samples', () => {
  it('hold 577 députés, each with a group and all but one with a committee', async () => {
    const path = samplePath('assemblee/AMO_L15_deputes_organes.json.zip')
    const report = await importFiles({ db }, [{ path, name: 'AMO.zip' }], hooks)
    expect(report).toMatchObject({ read: 1272, added: 1272, rejected: [] })
    const all = members(db).list('an', '15')
    expect(all).toHaveLength(577)
    expect(all.filter(one => !one.group || /^PO/.test(one.group.sigle))).toEqual([])
    expect(all.filter(one => !one.department?.number)).toEqual([])
    expect(all.filter(one => !one.committee).length).toBeLessThan(5)
    expect(all.filter(one => one.emails.length === 0).length).toBeLessThan(10)
  })

  it('hold 348 sénateurs', async () => {
    const path = samplePath('senat/ODSEN_GENERAL.csv')
    const report = await importFiles({ db }, [{ path, name: 'ODSEN_GENERAL.csv' }], hooks)
    expect(report).toMatchObject({ read: 348, added: 348, rejected: [] })
    expect(
      members(db)
        .list('senat')
        .filter(one => !one.department?.number),
    ).toEqual([])
  })
})
