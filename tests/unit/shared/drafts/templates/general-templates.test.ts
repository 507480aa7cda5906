import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Party } from '../../../../../src/shared/dossiers/model.ts'
import { assemble } from '../../../../../src/shared/drafts/assemble/assemble.ts'
import type { Line } from '../../../../../src/shared/drafts/assemble/assembled.ts'
import { linesOf, lineText } from '../../../../../src/shared/drafts/checks/subject.ts'
import { agree } from '../../../../../src/shared/drafts/slots/agreement.ts'
import { gapLabel } from '../../../../../src/shared/drafts/slots/gap-labels.ts'
import { PREPOSITION } from '../../../../../src/shared/drafts/slots/prepositions.ts'
import { formFor, holdsFor, matterOf, offeredIn } from '../../../../../src/shared/drafts/templates/matter.ts'
import { type Template, templateTexts } from '../../../../../src/shared/drafts/templates/template.ts'
import { answers } from '../../../../fixtures/answers.ts'
import { fromTemplate, starter, templateOf } from '../gathered.ts'
import { lintLine } from './french-lint.ts'

const templates = readdirSync(new URL('../../../../../resources/templates', import.meta.url)).map(name =>
  templateOf(name.replace('.json', '')),
)
const general = templates.filter(one => one.matter === 'any' && one.dossier === 'recourse')

/** Words that only the campaign says, and those that take every defendant for a commune. */
const CAMPAIGN_WORD =
  /vidéosurveill|vidéoprotec|algorithm|caméra|reconnaissance faciale|biométri|lycée|logiciel|\bVSA\b|BriefCam|drone|technopolice|\bimages\b|la commune(?! (?:de |d’)\p{Lu})/iu

const party = (given: Partial<Party>): Party =>
  Party.parse({
    id: given.name,
    role: 'claimant',
    type: 'person',
    address: '4 rue des Tilleuls, 42000 Saint-Étienne',
    ...given,
  })
const association = party({
  type: 'association',
  name: 'Association Toits pour tous',
  alias: 'Toits pour tous',
  representative: 'Mme Ana Roy, présidente',
  empowerment: 'une délibération du 4 mai 2026',
})
const woman = party({ name: 'Idriss', firstName: 'Hélène', civility: 'Mme' })
const man = party({ name: 'Aubry', firstName: 'Yann', civility: 'M.', gender: 'm' })
const groups = [
  [association],
  [woman],
  [man],
  [woman, party({ name: 'Uzan', civility: 'Mme' })],
  [association, man],
]

/** Dossiers that have nothing of the campaign: what was decided, by whom, and what is said against it. */
const dossiers = [
  {
    defendant: { type: 'commune', name: 'Roanne' },
    facts: {
      'decision.type': 'expresse',
      'decision.nature': 'arrêté',
      'decision.author': 'le maire de Roanne',
      'decision.object': 'a interdit la mendicité dans l’hypercentre',
      'case.facts': 'L’arrêté interdit la mendicité sur douze rues, tous les jours, pendant huit mois.',
      'injunction.measure': 'abroger l’arrêté',
      'measure.object': 'interrompre les verbalisations',
      'execution.measure': 'effacer les amendes prononcées',
    },
  },
  {
    defendant: { type: 'authority', name: 'préfet de l’Isère' },
    facts: {
      'decision.type': 'refus',
      'decision.author': 'le préfet de l’Isère',
      'request.object': 'délivrer un titre de séjour',
      'case.facts': 'Mme Idriss vit en France depuis onze ans et y élève ses deux enfants.',
      'injunction.measure': 'de réexaminer la demande',
      'measure.object': 'fixer un rendez-vous en préfecture',
      'execution.measure': 'de délivrer le titre de séjour',
    },
  },
  {
    defendant: { type: 'authority', name: 'ministre de l’intérieur' },
    facts: {
      'decision.type': 'implicite',
      'decision.author': 'le ministre de l’intérieur',
      'request.object': 'de retirer la sanction du blâme',
      'case.facts': 'Le blâme a été prononcé sans que l’agent ait pu consulter son dossier.',
      'injunction.measure': 'effacer la sanction du dossier',
      'measure.object': 'communiquer le dossier individuel',
      'execution.measure': 'rétablir l’agent dans ses droits',
    },
  },
  {
    defendant: { type: 'commune', name: 'Annecy' },
    facts: {
      'decision.type': 'abrogation',
      'decision.author': 'le conseil municipal d’Annecy',
      'act.name': 'le règlement du plan local d’urbanisme',
      'refusal.date': '2026-02-09',
      'case.facts': 'Un permis a été délivré à cinquante mètres du lac, sur un terrain inondable.',
      'injunction.measure': 'inscrire l’abrogation à l’ordre du jour',
      'measure.object': 'héberger les plans sur le site de la mairie',
      'execution.measure': 'inscrire la question au prochain conseil',
    },
  },
] as const

/** Answers of no subject, for the questions that these dossiers do not answer themselves. */
const neutral: Readonly<Record<string, string>> = {
  'grounds.external': 'L’auteur de la décision n’avait pas reçu de délégation.',
  'grounds.internal': 'La décision repose sur des faits inexacts.',
  'grounds.defence': 'La requête est tardive.',
  'reply.admissibility': 'La requête a été déposée dans le délai.',
  'reply.external': 'La délégation produite est postérieure à la décision.',
  'reply.internal': 'La défense ne conteste pas l’inexactitude des faits.',
  'standing.person': 'La décision la prive de ses ressources.',
  'claimants.representative': '',
  interest: 'L’issue du litige touche ceux qu’elle défend.',
  'supported.name': 'le syndicat des copropriétaires',
  'defence.points': 'la décision serait motivée',
  exchanges: 'La défense a été produite le 3 mars 2026.',
  'measure.use': 'Ce document permettra de saisir le juge.',
  'measure.undisputed': 'L’article cité oblige l’administration à répondre.',
  'urgency.reason': 'Les effets commencent le 2 avril 2026.',
  'urgency.event': 'L’exécution est prévue le 18 mars 2026.',
  'urgency.facts': 'l’exécution se poursuit chaque jour.',
  infringement: 'L’atteinte est grave et manifeste.',
  'damage.basis': 'L’administration a commis une faute.',
  'damage.cause': 'Sans elle, le dommage ne se serait pas produit.',
  'damage.heads': 'Le préjudice matériel est de 3 000 euros.',
  'constat.facts': 'l’état de la toiture et les traces d’infiltration',
  'constat.use': 'Le chantier commence le 2 avril 2026.',
  'expertise.mission': 'se rendre sur les lieux, décrire les désordres',
  'expertise.use': 'Le litige porte sur la cause des désordres.',
  'provision.basis': 'La somme a été reconnue due.',
  'provision.amount': '2000',
  'withdrawal.reason': 'L’administration a donné satisfaction.',
  'withdrawal.costs': 'oui',
  'qpc.provision': 'l’article L. 511-1 du code cité',
  'qpc.words': 'Nul ne peut',
  'qpc.applicable': 'La décision est prise sur son fondement.',
  'qpc.changed': 'La loi a changé.',
  'qpc.rights': 'le droit d’asile',
  'qpc.serious': 'L’article ne comporte aucune garantie.',
  'qpc.question': 'L’article méconnaît-il le droit d’asile ?',
  'documents.list': 'du rapport d’inspection et de ses annexes',
  'documents.refusal': 'Aucun secret ne s’y oppose.',
  'cada.answer': 'ces documents sont communicables.',
  'cassation.regularity': 'L’arrêt ne répond pas à un moyen.',
  'cassation.law': 'La cour a commis une erreur de droit.',
  'cassation.facts': 'La cour a dénaturé le certificat.',
  'cassation.result': 'rejeté sa requête',
  'judgment.regularity': 'Le tribunal n’a pas répondu à un moyen.',
  'judgment.criticism': 'Au point 7, le tribunal s’est trompé.',
  'judgment.orders': 'Il est enjoint de réexaminer la demande',
  'execution.state': 'Rien n’a été fait depuis.',
  'note.points': 'Le rapporteur public a relevé un point.',
  'note.element': 'Un bilan a été publié le 13 mars 2026.',
  freedom: 'la liberté d’aller et venir',
  superior: 'le ministre de l’intérieur',
}

const counsel = party({
  role: 'counsel',
  name: 'Hugo',
  firstName: 'Inès',
  civility: 'Me',
  bar: 'Conseil d’État et Cour de cassation',
})

/** A line with what is not known yet, or to be joined, as U+FFFC. */
const wordsOf = (line: Line): string =>
  lineText(line.map(one => (one.kind === 'gap' ? { ...one, text: '\ufffc' } : one)))

/** Everything a template says to who uses it, its conditions and keys left out. */
const saidBy = (one: Template): string[] => [
  one.title,
  one.description,
  ...templateTexts(one),
  ...one.facts.flatMap(({ label, question, help, choices, default: usual }) => [
    label,
    question,
    help,
    usual,
    ...choices.map(choice => choice.label),
  ]),
  ...one.exhibits.map(exhibit => exhibit.label),
  ...one.rules.map(rule => rule.message),
  ...one.next.map(step => step.text),
]

describe.each(general.map(one => [one.id, one] as const))('%s', (_, template) => {
  test('says nothing of the campaign, and takes nobody for a commune', () => {
    expect(saidBy(template).filter(text => CAMPAIGN_WORD.test(text))).toEqual([])
  })
  test('is good French in dossiers of other matters, whoever acts, against whomever', () => {
    const faults = new Set<string>()
    for (const { defendant, facts } of dossiers)
      for (const claimants of groups) {
        const defence = party({ role: 'defendant', ...defendant })
        const { commune: _commune, software: _software, ...others } = answers
        const gathered = fromTemplate(template, {
          facts: { ...others, 'decision.published': '', ...neutral, ...facts },
          parties: [...claimants, defence, counsel].map(one => ({ ...one })),
        })
        const printed = assemble(gathered, { template, today: '2026-03-16' })
        for (const line of printed.blocks.flatMap(block => linesOf(block).map(wordsOf))) {
          const word = CAMPAIGN_WORD.exec(line)
          if (word) faults.add(`${word[0]} : ${line.slice(0, 200)}`)
          for (const { rule, around } of lintLine(line)) faults.add(`${rule} : …${around}…`)
        }
      }
    expect([...faults]).toEqual([])
  })
})

/** Words of another court than the one that a text is for: a tribunal named whole is the one that judged. */
const OTHER_COURT: Readonly<Record<string, RegExp>> = {
  'TA Lyon':
    /(?:à|de) la cour(?! de justice| européenne| administrative| de cassation)|plaise au Conseil d’État/iu,
  'CAA Lyon':
    /(?:au|le|du) tribunal(?! administratif| judiciaire)|plaise au Conseil d’État|notification du jugement(?! attaqué)/iu,
  CE: /plaise (?:au tribunal|à la cour)|(?:le|du) tribunal(?! administratif| judiciaire)|notification (?:du jugement|de l’arrêt) ?[,;.]/iu,
}
/** Texts that one court alone is asked: those that name it by a question of their own, and the first ones of a case of a tribunal. */
const ofOneCourt = (one: Template): boolean =>
  one.answers.court !== undefined || ['demande-execution', 'requete-documents'].includes(one.id)

describe.each(Object.keys(OTHER_COURT))('before %s', court => {
  const asked = templates.filter(
    one => one.dossier === 'recourse' && one.facts.some(({ key }) => key === 'court') && !ofOneCourt(one),
  )
  test('no text speaks of another court, whoever acts, against whomever', () => {
    const faults = new Set<string>()
    for (const template of asked)
      for (const { defendant, facts } of dossiers) {
        const defence = party({ role: 'defendant', ...defendant })
        const gathered = fromTemplate(template, {
          facts: {
            ...answers,
            'decision.published': '',
            ...neutral,
            ...facts,
            court,
            'qpc.before': court === 'CE' ? 'ce' : 'tribunal',
          },
          parties: [association, defence, counsel].map(one => ({ ...one })),
        })
        const printed = assemble(gathered, { template, today: '2026-03-16' })
        for (const line of printed.blocks.flatMap(block => linesOf(block).map(wordsOf))) {
          const word = OTHER_COURT[court]!.exec(line)
          if (word)
            faults.add(`${template.id} : ${line.slice(Math.max(0, word.index - 60), word.index + 60)}`)
        }
      }
    expect(asked.length).toBeGreaterThan(15)
    expect([...faults]).toEqual([])
  })
})

test('a template of the campaign names a general form, which holds for any act and has its aim', () => {
  for (const one of templates.filter(({ matter, id }) => matter === 'vsa' && id !== 'plainte-cnil')) {
    const form = templates.find(({ id }) => id === one.generalForm)
    expect(form?.matter, one.id).toBe('any')
    expect(form?.aim, one.id).toBe(one.aim)
  }
})

test('a dossier of another matter is offered no text of the campaign, and the general form of each', () => {
  const begging = { template: 'requete-annulation', facts: {} }
  const offered = offeredIn(templates, matterOf(begging, templates))
  expect(offered.filter(one => one.matter === 'vsa')).toEqual([])
  expect(formFor('memoire-replique', matterOf(begging, templates), templates)).toBe('replique-generale')
  expect(formFor('plainte-cnil', 'any', templates)).toBe('')
  // what is there already stays
  expect(offeredIn(templates, 'any', ['memoire-replique']).map(one => one.id)).toContain('memoire-replique')
})

test('a dossier of the campaign is known by its first text, or by the software it names', () => {
  expect(matterOf({ template: 'rep-vsa', facts: {} }, templates)).toBe('vsa')
  expect(matterOf({ template: 'requete-annulation', facts: { software: 'BriefCam' } }, templates)).toBe('vsa')
  expect(formFor('memoire-replique', 'vsa', templates)).toBe('memoire-replique')
  expect(templates.every(one => holdsFor(one, 'vsa'))).toBe(true)
})

test('every gap a text may show has a name in French, not its key', () => {
  const keysIn = (texts: readonly string[]) =>
    texts.flatMap(text => [...text.matchAll(/\{\{([^}]+)\}\}/g)].map(([, key]) => key!))
  const named = [
    ...templates.map(one => [one, keysIn(templateTexts(one))] as const),
    ...starter.flatMap(source =>
      source.kind === 'argument' ? [[undefined, keysIn(Object.values(source.variants))] as const] : [],
    ),
  ]
  const unnamed = named.flatMap(([template, keys]) =>
    keys
      .filter(key => agree(key.replace(/^claimants\./, ''), { gender: 'f', plural: false }) === undefined)
      .filter(key => {
        const bare = key.replace(PREPOSITION, '')
        return gapLabel(key, template) === bare && bare !== 'commune'
      }),
  )
  expect([...new Set(unnamed)]).toEqual([])
})

test('« Aux termes de » announces the very words, in every template and argument', () => {
  const texts = [
    ...templates.flatMap(one => templateTexts(one).map(text => [one.id, text] as const)),
    ...starter.flatMap(source =>
      source.kind === 'argument'
        ? [source.development, ...Object.values(source.variants)].map(text => [source.id, text] as const)
        : [],
    ),
  ]
  const paraphrases = texts.flatMap(([id, text]) =>
    [...text.matchAll(/aux termes d[eu](?:(?!\. ).)*/gis)].flatMap(([words]) =>
      words.includes('«') ? [] : [`${id} : ${words.slice(0, 120)}`],
    ),
  )
  expect(paraphrases).toEqual([])
})
