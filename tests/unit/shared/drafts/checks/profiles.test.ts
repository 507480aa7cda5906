import { describe, expect, test } from 'vitest'
import { assemble } from '../../../../../src/shared/drafts/assemble/assemble.ts'
import { check, draftRules } from '../../../../../src/shared/drafts/checks/check.ts'
import { phraseOf } from '../../../../../src/shared/drafts/slots/phrases.ts'
import { PREPOSITION } from '../../../../../src/shared/drafts/slots/prepositions.ts'
import { slotText } from '../../../../../src/shared/drafts/slots/slot-text.ts'
import { plainText } from '../../../../../src/shared/drafts/text/plain.ts'
import { eventKindOf } from '../../../../../src/shared/procedure/events/kinds.ts'
import { anExhibit, aParty } from '../../../../fixtures/builders.ts'
import { fromTemplate, templateOf } from '../gathered.ts'

const facts = {
  commune: 'Moirans',
  court: 'Grenoble',
  'decision.type': 'expresse',
  'decision.date': '2026-09-10',
  'decision.notified': '2026-09-12',
  software: 'VigiScope',
  'filing.date': '2026-10-01',
  place: 'Grenoble',
  'case.number': '2601234',
}
const parties = [aParty({ id: 'rl', name: 'Regards libres', alias: 'RL' })]

interface Profile {
  /** what the text must say: its mandatory mention, its own conclusions */
  readonly says: readonly RegExp[]
  readonly never: readonly RegExp[]
  /** what it is refused for, with the facts given */
  readonly refused: readonly (readonly [code: string, spoiled: Readonly<Record<string, string>>])[]
  /** the answers with which it is not */
  readonly told?: Readonly<Record<string, string>>
}

/** The sentences that each kind of text must hold, and those it is refused for. */
const profiles: Readonly<Record<string, Profile>> = {
  'recours-gracieux': {
    says: [/recours gracieux/i, /de retirer ou d’abroger/, /silence gardé pendant deux mois/, /l’interrompt/],
    never: [/PAR CES MOTIFS/, /761-1/, /recours hiérarchique/],
    refused: [['no-superior', { 'recourse.kind': 'hierarchique' }]],
  },
  'demande-cada': {
    says: [/communication/, /silence gardé pendant un mois/, /analyse d’impact/, /n’a pas à être motivée/],
    never: [/annuler/, /PAR CES MOTIFS/],
    refused: [],
  },
  'saisine-cada': {
    says: [/saisir la commission de ce refus/, /avis favorable/],
    never: [/annuler/, /PAR CES MOTIFS/, /un mois.*un mois/s],
    refused: [
      ['no-request-copy', {}],
      ['no-refusal-date', { 'documents.answer': 'refus' }],
    ],
  },
  'refere-suspension': {
    says: [/^RÉFÉRÉ\./m, /suspendre, sur le fondement de l’article L\.\s521-1/, /urgence/, /doute sérieux/],
    never: [/^annuler/m],
    refused: [
      ['no-main-claim', {}],
      ['no-rapo', { 'main.kind': 'rapo' }],
    ],
  },
  'refere-liberte': {
    says: [
      /^RÉFÉRÉ\./m,
      /quarante-huit heures/,
      /grave et manifestement illégale/,
      /enjoindre .*, sur le fondement de l’article L\.\s521-2/,
    ],
    never: [/^annuler/m, /doute sérieux/, /requête au fond/],
    refused: [
      ['no-48h', {}],
      ['no-manifest', {}],
    ],
    told: { 'urgency.event': 'Une fête a lieu demain.', infringement: 'Chacun est filmé.' },
  },
  'requete-precontractuelle': {
    says: [/^RÉFÉRÉ\./m, /avant la conclusion du contrat/, /^\{contract\.order\}/m],
    never: [/doute sérieux/, /urgence/i, /nullité/],
    refused: [
      ['no-breach', {}],
      ['no-harm', {}],
    ],
    told: {
      'contract.name': 'le marché d’entretien des gares',
      'contract.candidate': 'L’offre a été rejetée le 2 février 2026.',
      'contract.breach': 'Le règlement ne dit pas comment le prix est noté.',
      'contract.harm': 'L’offre aurait été classée première.',
    },
  },
  'requete-contractuelle': {
    says: [/^RÉFÉRÉ\./m, /^prononcer, .* la nullité \{contract\.name\.of\}/m, /^à titre subsidiaire/m],
    never: [/doute sérieux/, /urgence/i],
    refused: [
      ['no-breach', {}],
      ['no-signature', {}],
    ],
    told: {
      'contract.name': 'le marché d’entretien des gares',
      'contract.candidate': 'Aucune publicité n’a précédé le contrat.',
      'contract.breach': 'Aucun avis n’a été publié.',
      'contract.harm': 'La société aurait remis une offre.',
      'contract.signed': '2026-03-02',
    },
  },
  'refere-mesures-utiles': {
    says: [
      /^RÉFÉRÉ\./m,
      /sans faire obstacle à l’exécution/,
      /contestation sérieuse/,
      /enjoindre .*L\.\s521-3/,
    ],
    never: [/^annuler/m, /^suspendre/m],
    refused: [
      ['no-urgency', {}],
      ['no-use', {}],
      ['obstacle', { 'measure.decision': 'oui' }],
    ],
    told: { 'urgency.reason': 'Les images s’effacent.', 'measure.use': 'Elle fonde la requête.' },
  },
  intervention: {
    says: [
      /présent mémoire distinct/,
      /^admettre \S+ intervention/m,
      /^faire droit aux conclusions de la requête/m,
    ],
    never: [/^annuler/m, /^enjoindre/m, /761-1/, /mémoire en défense/],
    refused: [
      ['no-interest', {}],
      ['no-case', { 'case.number': '' }],
    ],
    told: { interest: 'Elle défend les libertés.', 'supported.name': 'l’association Exemple' },
  },
  'memoire-replique': {
    says: [/aux mêmes fins que la requête/, /annuler/],
    never: [/suspendre/],
    refused: [['no-defence', {}]],
    told: { 'defence.date': '2026-09-20' },
  },
  'memoire-recapitulatif': {
    says: [/récapitule l’ensemble des conclusions et moyens/, /^annuler/m, /L\.\s911-1/],
    never: [/aux mêmes fins que la requête/, /^suspendre/m],
    refused: [['no-case', { 'case.number': '' }]],
  },
  'memoire-ampliatif': {
    says: [
      /requête sommaire enregistrée/,
      /plaise au Conseil d’État/,
      /annuler .*, avec toutes conséquences de droit/,
      /mettre à la charge \{defendant\.charged\.of\}/,
    ],
    never: [/plaise au tribunal/, /astreinte/, /charge de l’État/],
    refused: [['no-summary', {}]],
    told: { 'summary.date': '2026-08-01' },
  },
  'memoire-complementaire': {
    says: [
      /a\}? formé un pourvoi en cassation/,
      /règlement de l’affaire au fond/,
      /^annuler \{cassation\.kind\}/m,
    ],
    never: [/plaise au tribunal/, /annuler \{decision/, /analyse d’impact/],
    refused: [
      ['no-summary', {}],
      ['no-cassation-ground', {}],
    ],
    told: {
      'summary.date': '2026-08-01',
      'cassation.law': 'La cour a commis une erreur de droit au point 5.',
    },
  },
  'memoire-qpc': {
    says: [
      /question prioritaire de constitutionnalité/,
      /^transmettre sans délai au Conseil d’État/m,
      /surseoir/,
    ],
    never: [/^annuler/m, /761-1/, /renvoyer au Conseil constitutionnel/],
    refused: [
      ['no-provision', {}],
      ['no-serious', {}],
      ['not-a-law', { 'qpc.provision': 'l’article 3 du décret du 2 août 2023' }],
      ['convention', { 'qpc.rights': 'l’article 8 de la Convention européenne' }],
      ['already-declared', { 'qpc.declared': 'oui' }],
    ],
    told: {
      'qpc.provision': 'l’article L. 251-2 du code de la sécurité intérieure',
      'qpc.words': 'La transmission…',
      'qpc.serious': 'Elle est trop large.',
      'qpc.question': 'Cet article méconnaît-il la vie privée ?',
    },
  },
  'requete-appel': {
    says: [
      /relève.* appel du jugement/,
      /^annuler le jugement/m,
      /plaise à la cour/,
      /bien-fondé du jugement/,
    ],
    never: [/plaise au tribunal/],
    refused: [
      ['no-judgment', {}],
      ['no-lawyer', {}],
      ['no-criticism', {}],
      ['last-instance', { 'judgment.documents': 'oui' }],
    ],
  },
  'requete-documents': {
    says: [
      /préalable obligatoire/,
      /premier et dernier ressort/,
      /^annuler la décision implicite|^annuler \{/m,
      /^enjoindre .*, de communiquer/m,
    ],
    never: [/appel du jugement/, /cesser d’employer/],
    refused: [
      ['no-cada', {}],
      ['no-cada-proof', {}],
      ['no-list', {}],
    ],
    told: { 'cada.registered': '2026-07-01', 'documents.list': 'du marché' },
  },
  'pourvoi-cassation': {
    says: [
      /forme\}?\}? un pourvoi en cassation/,
      /\{deadline\.cassation\.timely\}/,
      /mémoire complémentaire/,
      /^réglant l’affaire au fond/m,
      /plaise au Conseil d’État/,
    ],
    never: [/plaise à la cour/, /enjoindre/],
    refused: [
      ['no-ruling', {}],
      ['no-lawyer', {}],
      ['no-cassation-ground', {}],
    ],
    told: { 'cassation.law': 'La cour a commis une erreur de droit au point 5.' },
  },
  'plainte-cnil': {
    says: [/saisir la Commission d’une plainte/, /mettre .* en demeure/, /trois mois/, /titre III/],
    never: [/annuler/, /PAR CES MOTIFS/, /761-1/],
    refused: [['no-mandate', { 'complaint.mandate': 'mandat' }]],
  },
  'contribution-exterieure': {
    says: [/CONTRIBUTION EXTÉRIEURE/, /déclarer l’article/],
    never: [/annuler/, /PAR CES MOTIFS/, /question prioritaire/],
    refused: [
      ['no-referral', {}],
      ['no-article-argument', {}],
    ],
    told: { 'law.referred': '2026-09-20', 'article.argument': 'Il est imprécis.' },
  },
  'demande-execution': {
    says: [/L\.\s911-4/, /l’exécution du jugement/, /Plus de trois mois/],
    never: [/annuler/, /761-1/, /PAR CES MOTIFS/],
    refused: [
      ['no-judgment', {}],
      ['no-state', {}],
      ['too-early', { 'judgment.notified': '2026-07-02' }],
    ],
    told: { 'judgment.notified': '2026-07-01' },
  },
  'note-en-delibere': {
    says: [/NOTE EN DÉLIBÉRÉ/, /appelée à l’audience du/, /persiste/],
    never: [/annuler/, /PAR CES MOTIFS/, /rouvrir l’instruction/],
    refused: [
      ['no-hearing', {}],
      ['no-case', { 'case.number': '' }],
    ],
    told: { 'hearing.date': '2026-09-30' },
  },
}

/** Every exhibit these texts may ask for. */
const exhibits = ['Requête en annulation', 'Jugement', 'Demande', 'Mandat', 'Saisine de la CADA'].map(
  (label, at) => anExhibit({ id: `x${at}`, label }),
)

describe.each(Object.entries(profiles))('%s', (id, { says, never, refused, told }) => {
  const template = templateOf(id)
  const blocking = (
    dossier: Parameters<typeof fromTemplate>[1],
    given: Parameters<typeof fromTemplate>[2] = [],
  ) =>
    check({ ...fromTemplate(template, dossier, given), template }, template, '2026-10-01')
      .filter(one => one.severity === 'blocking')
      .map(one => one.code)
  const words = (given: Readonly<Record<string, string>> = {}) =>
    said(fromTemplate(template, { facts: { ...facts, ...given }, parties }).draft.blocks)

  test('has its own mentions and conclusions, and not those of another', () => {
    for (const one of says) expect(words()).toMatch(one)
    for (const one of never) expect(words()).not.toMatch(one)
  })
  test('names checks, events and templates that exist', () => {
    expect(template.checks?.filter(name => !draftRules[name])).toEqual([])
    const named = [...template.next.map(one => one.template), ...template.with].filter(Boolean)
    for (const one of named) expect(templateOf(one).id).toBe(one)
    expect(template.next.filter(one => one.event && !eventKindOf(one.event))).toEqual([])
    expect(template.next.length).toBeGreaterThan(0)
    for (const rule of template.rules) expect(rule.message).toMatch(/[.]$/)
  })
  test('says who files it and where they live', () => {
    const code = template.dossier === 'advocacy' ? 'no-author' : 'no-domicile'
    const homeless = parties.map(party => ({ ...party, address: '' }))
    expect(blocking({ facts, parties: code === 'no-author' ? [] : homeless })).toContain(code)
    expect(blocking({ facts, parties })).not.toContain(code)
  })
  test.each(refused)('is refused for %s, and no more once it is put right', (code, spoiled) => {
    expect(blocking({ facts: { ...facts, ...spoiled }, parties })).toContain(code)
    const counsel = aParty({ id: 'me', role: 'counsel', type: 'person', name: 'Durand' })
    const right = {
      ...facts,
      'judgment.criticism': 'Le point 5 est faux.',
      'execution.state': 'Rien n’est fait.',
      ...told,
    }
    const superior = { superior: 'le préfet', 'recourse.kind': 'gracieux', 'main.kind': 'requete' }
    expect(
      blocking({ facts: { ...superior, ...right }, parties: [...parties, counsel] }, exhibits),
    ).not.toContain(code)
  })
})

/** Its words, one line for each block or item. */
function said(blocks: ReturnType<typeof fromTemplate>['draft']['blocks']): string {
  return JSON.stringify(blocks.map(textOf), null, 1)
    .replaceAll('\\n', '\n')
    .split('\n')
    .map(line => line.trim().replace(/^"|",?$/g, ''))
    .join('\n')
}

describe('variants', () => {
  const rep = (given: Readonly<Record<string, string>>) =>
    said(fromTemplate(templateOf('rep-vsa'), { facts: { ...facts, ...given }, parties }).draft.blocks)

  test('a refusal, an implicit one, a refusal to repeal, a decision that facts reveal have each their admissibility', () => {
    expect(rep({ 'decision.type': 'refus' })).toMatch(/Le refus attaqué est produit/)
    expect(rep({ 'decision.type': 'implicite' })).toMatch(/né du silence de la commune/)
    expect(rep({ 'decision.type': 'revelee' })).toMatch(/indices concordants/)
    const abrogation = rep({ 'decision.type': 'abrogation' })
    expect(abrogation).toMatch(/tenue d’abroger un acte réglementaire illégal/)
    expect(abrogation).not.toMatch(/analyse d’impact préalable|consultation de la CNIL/)
  })
  test('a refusal to repeal is read at its own day, from its own time limit', () => {
    const dossier = {
      facts: {
        ...facts,
        'decision.type': 'abrogation',
        'request.date': '2026-03-02',
        'act.name': 'la délibération',
      },
    }
    const { dossier: made } = fromTemplate(templateOf('rep-vsa'), dossier)
    const text = (key: string) => slotText(key, made, { template: templateOf('rep-vsa') })
    expect(text('decision.short')).toBe('le refus implicite d’abroger la délibération')
    expect(text('deadline.last')).toBe('3\u00a0juillet 2026')
    const collegiate = { ...made, facts: { ...made.facts, 'request.collegiate': 'oui' } }
    expect(slotText('deadline.last', collegiate, { template: templateOf('rep-vsa') })).toBe(undefined)
  })
  test('a refusal of documents is attacked as silence or a letter confirmed it, within its own time limit', () => {
    const template = templateOf('requete-documents')
    const told = (given: Readonly<Record<string, string>>) => {
      const asked = { ...facts, 'documents.date': '2024-01-11', 'cada.registered': '2024-03-20', ...given }
      const { dossier } = fromTemplate(template, { facts: asked, parties })
      const text = (key: string) => slotText(key, dossier, { template })
      return [text('documents.decision'), text('deadline.documents')]
    }
    // registered on 20 March, silence confirms on 20 May, two clear months: Sunday 21 July, then Monday
    expect(told({})).toEqual([
      expect.stringMatching(/implicite, née le 20\u00a0mai 2024/),
      '22\u00a0juillet 2024',
    ])
    expect(told({ 'documents.confirmed': '2024-05-02' })).toEqual([
      expect.stringMatching(/notifiée le 2\u00a0mai 2024/),
      '3\u00a0juillet 2024',
    ])
    const early = check(
      fromTemplate(template, {
        facts: { ...facts, 'documents.date': '2026-06-01', 'cada.registered': '2026-09-01' },
        parties,
      }),
      template,
      '2026-10-01',
    )
    expect(early.map(one => one.code)).toContain('documents-early')
  })
  test('a pourvoi has fifteen days against an order, two months against a judgment or a ruling', () => {
    const template = templateOf('pourvoi-cassation')
    const last = (kind: string) => {
      const asked = { ...facts, 'cassation.kind': kind, 'cassation.notified': '2025-10-15' }
      const { dossier } = fromTemplate(template, { facts: asked, parties })
      return slotText('deadline.cassation', dossier, { template })
    }
    expect([last('arret'), last('jugement'), last('ordonnance')]).toEqual([
      '16\u00a0décembre 2025',
      '16\u00a0décembre 2025',
      '31\u00a0octobre 2025',
    ])
  })
  test('a pourvoi states a lawyer of the Councils only where one signs it', () => {
    const template = templateOf('pourvoi-cassation')
    const ministry = (bar: string) => {
      const counsel = aParty({ id: 'me', role: 'counsel', type: 'person', bar })
      const { dossier } = fromTemplate(template, { facts, parties: [...parties, counsel] })
      return slotText('counsel.ministry.of', dossier, { template })
    }
    const { dossier } = fromTemplate(template, { facts, parties })
    expect(phraseOf('deadline.cassation.timely', dossier, template)).toContain('{{counsel.ministry.of}}')
    expect(ministry('Lyon')).toBeUndefined()
    expect(ministry('Conseil d’État et Cour de cassation')).toBe(
      'd’un avocat au Conseil d’État et à la Cour de cassation',
    )
  })
  test('an appeal attacks the rejection of the recours gracieux with the decision', () => {
    const template = templateOf('requete-appel-generale')
    const events = [
      { id: 'g', kind: 'gracieux', date: '2026-10-28', label: '', options: [] },
      { id: 'r', kind: 'recourse-refused', date: '2026-11-23', label: '', options: [], of: 'g' },
    ]
    const { dossier } = fromTemplate(template, { facts, parties, events })
    expect(slotText('recourse.also', dossier, { template })).toBe(
      ', ensemble la décision, reçue le 23\u00a0novembre 2026, rejetant le recours gracieux',
    )
    expect(slotText('recourse.also', { ...dossier, events: [] }, { template })).toBe('')
  })
  test('who intervenes files the intervention, for who is supported; the claim says that they are there', () => {
    const others = [
      ...parties,
      aParty({ id: 'i', role: 'intervener', name: 'Ligue Exemple', address: '1 rue Exemple, Lyon' }),
    ]
    const printed = (id: string, who: typeof parties, more = {}) =>
      JSON.stringify(
        assemble(fromTemplate(templateOf(id), { facts: { ...facts, ...more }, parties: who }), {
          template: templateOf(id),
        }).blocks,
      ).replaceAll('\u00a0', ' ')
    const memoir = printed('intervention', others)
    expect(memoir).toMatch(/"producedBy".*Ligue Exemple.*"against".*AU SOUTIEN DE.*Regards libres/)
    expect(memoir).toMatch(/"L’association Ligue Exemple","of":\{"kind":"slot","key":"Claimants.names"/)
    expect(memoir.includes('En présence de')).toBe(false)
    expect(printed('intervention', others, { 'supported.side': 'défense' })).toMatch(
      /AU SOUTIEN DE.*commune de Moirans/,
    )
    expect(printed('rep-vsa', others)).toMatch(
      /En présence de .*Ligue Exemple.*, intervenante volontaire au soutien de la requête/,
    )
    expect(printed('rep-vsa', parties)).not.toMatch(/En présence de/)
    const codes = check(
      fromTemplate(templateOf('intervention'), {
        facts,
        parties: others.map(one => (one.role === 'intervener' ? { ...one, address: '' } : one)),
      }),
      templateOf('intervention'),
    ).map(one => one.code)
    expect(codes).toContain('no-domicile')
  })
  test('a letter may go to the superior, or ask to repeal', () => {
    const letter = (kind: string) =>
      said(
        fromTemplate(templateOf('recours-gracieux'), {
          facts: { ...facts, 'recourse.kind': kind, superior: 'le préfet de l’Isère' },
          parties,
        }).draft.blocks,
      )
    expect(letter('hierarchique')).toMatch(/recours hiérarchique contre/)
    expect(letter('abrogation')).toMatch(/demande d’abroger/)
    expect(letter('abrogation')).not.toMatch(/l’interrompt/)
  })
  test('a référé names its claim by its number, by its day before it has one, or the appeal that stands for it', () => {
    const text = (given: Readonly<Record<string, string>>) =>
      said(
        fromTemplate(templateOf('refere-suspension'), { facts: { ...facts, ...given }, parties }).draft
          .blocks,
      )
    expect(text({ 'main.kind': 'requete' })).toMatch(/requête déposée le \{main.date\}, /)
    expect(text({ 'main.kind': 'requete', 'main.number': '26' })).toMatch(/enregistrée sous le n°/)
    expect(text({ 'main.kind': 'rapo' })).not.toMatch(/requête déposée/)
  })
  test('a person tells what touches her, an association its statutes', () => {
    const person = [aParty({ id: 'p', type: 'person', civility: 'Mme', firstName: 'Ana', name: 'Roux' })]
    const text = (who: typeof parties) =>
      said(fromTemplate(templateOf('rep-vsa'), { facts, parties: who }).draft.blocks)
    expect(text(person)).toMatch(/standing\.person/)
    expect(text(person)).not.toMatch(/statute\.object/)
    expect(text([...person, ...parties])).toMatch(/standing\.person[\s\S]*[Cc]laimant\.representative/)
  })
  test('filings of one dossier keep their own court, number and title', () => {
    const made = (id: string) =>
      assemble(
        fromTemplate(templateOf(id), {
          facts: { ...facts, 'cover.title': 'Requête introductive d’instance', 'appeal.court': 'CAA Lyon' },
          parties,
        }),
        { template: templateOf(id) },
      ).blocks.find(block => block.kind === 'cover')
    const words = (id: string) => JSON.stringify(made(id)).replaceAll('\u00a0', ' ')
    expect(words('requete-appel')).toMatch(/COUR ADMINISTRATIVE D’APPEL DE LYON/)
    expect(words('requete-appel')).not.toMatch(/2601234|introductive/)
    expect(words('refere-suspension')).toMatch(
      /TRIBUNAL ADMINISTRATIF DE GRENOBLE.*Requête en référé-suspension/,
    )
    expect(words('memoire-ampliatif')).toMatch(/CONSEIL D’ÉTAT/)
    expect(words('memoire-qpc')).toMatch(/2601234/)
  })
  test('no question is left of what its grounds say, but those it asks itself', () => {
    const asked = (id: string) =>
      new Set([...templateOf(id).facts.map(one => one.key), ...Object.keys(templateOf(id).answers)])
    for (const id of Object.keys(profiles)) {
      const template = templateOf(id)
      const { draft, dossier } = fromTemplate(template, { facts, parties })
      const slots = JSON.stringify(draft.blocks).matchAll(/"kind":"slot","key":"([^"]+)"/g)
      const bare = [...slots].map(one => one[1]!.replace(PREPOSITION, ''))
      const lost = bare.filter(key => /^software/.test(key) && !asked(id).has(key))
      expect(lost, id).toEqual([])
      expect(dossier.template).toBe(id)
    }
  })
  test('places, courts and silence are said as French says them', () => {
    const told = (id: string, given: Readonly<Record<string, string>>) =>
      plainText(
        assemble(fromTemplate(templateOf(id), { facts: { ...facts, ...given }, parties }), {
          template: templateOf(id),
        }),
      )
    expect(told('rep-vsa', { place: 'Le Puy-en-Velay' })).toMatch(/Fait au Puy-en-Velay, le/)
    const ruled = { 'cassation.kind': 'jugement', 'cassation.court': 'le tribunal administratif de Lyon' }
    for (const id of ['pourvoi-cassation', 'memoire-complementaire'])
      expect(told(id, { ...ruled, 'cassation.date': '2026-09-01' })).toMatch(
        /1er\sseptembre 2026 du tribunal administratif de Lyon/,
      )
    expect(told('memoire-replique', {})).toMatch(/Aucune pièce nouvelle n’est jointe/)
    expect(told('rep-vsa', {})).toMatch(/à compléter\s: aucune pièce/)
    const refused = {
      'recourse.kind': 'abrogation',
      'decision.type': 'implicite',
      'request.date': '2026-06-01',
    }
    expect(told('recours-gracieux', refused)).not.toMatch(/d’abroger la décision implicite|règlement illégal/)
    expect(told('recours-gracieux', refused)).toMatch(/de revenir sur la décision implicite/)
    expect(told('requete-appel', {})).toMatch(/d’effacer, dans le même délai/)
  })
  test('a récapitulatif the court asked for loses no ground of the claim', () => {
    const template = templateOf('memoire-recapitulatif')
    const sibling = {
      id: 'r',
      title: 'Requête',
      template: 'rep-vsa',
      grounds: [
        { id: 'INT-BASE', title: 'Sur l’absence de base légale' },
        { id: 'INT-POUV', title: 'Sur le détournement de pouvoir' },
      ],
    }
    const found = (asked: string) =>
      check(
        {
          ...fromTemplate(template, { facts: { ...facts, 'recap.asked': asked }, parties }),
          siblings: [{ ...sibling, set: '', calls: [] }],
        },
        template,
        '2026-10-01',
      ).filter(one => one.code === 'ground-dropped')
    expect(found('oui')).toMatchObject([
      { severity: 'blocking', message: expect.stringMatching(/détournement/) },
    ])
    expect(found('non')).toMatchObject([{ severity: 'information' }])
  })
})

describe('as it is printed', () => {
  const printed = (id: string, given: Readonly<Record<string, string>>, more: typeof parties = []) =>
    JSON.stringify(
      assemble(
        fromTemplate(templateOf(id), { facts: { ...facts, ...given }, parties: [...parties, ...more] }),
        {
          template: templateOf(id),
        },
      ).blocks,
    ).replaceAll('\u00a0', ' ')
  const slot = (
    id: string,
    key: string,
    given: Readonly<Record<string, string>>,
    more: typeof parties = [],
  ) =>
    slotText(
      key,
      fromTemplate(templateOf(id), { facts: { ...facts, ...given }, parties: [...parties, ...more] }).dossier,
      { template: templateOf(id) },
    )
  test('what is asked of a body of any gender is asked in French', () => {
    const given = { 'decision.author': 'le conseil municipal de Moirans', superior: 'le préfet de l’Isère' }
    expect(slot('recours-gracieux', 'decision.author.at', given)).toBe('au conseil municipal de Moirans')
    expect(slot('recours-gracieux', 'superior.at', given)).toBe('au préfet de l’Isère')
    const prefect = [aParty({ id: 'd', role: 'defendant', type: 'authority', name: 'le préfet de l’Isère' })]
    expect(slot('rep-vsa', 'defendant.name.at', {}, prefect)).toBe('au préfet de l’Isère')
    expect(slot('rep-vsa', 'defendant.name.of', {})).toBe('de la commune de Moirans')
    for (const id of Object.keys(profiles))
      expect(said(fromTemplate(templateOf(id), { facts, parties }).draft.blocks)).not.toMatch(
        /(^| )(à|de) \{(defendant\.name|decision\.(author|full|short)|superior)\}/m,
      )
  })
  test.each([
    'memoire-replique',
    'memoire-recapitulatif',
    'memoire-ampliatif',
    'memoire-complementaire',
    'note-en-delibere',
    'requete-appel',
    'pourvoi-cassation',
    'intervention',
    'requete-documents',
    'refere-liberte',
    'refere-mesures-utiles',
  ])('%s is never dated of the day of the claim of its dossier, and asks for its own', id => {
    const said = check(fromTemplate(templateOf(id), { facts, parties }), templateOf(id), '2026-10-01')
    expect(said.filter(one => one.code === 'slot-empty').map(one => one.at.fact)).toContain(`${id}.date`)
    const dated = { [`${id}.date`]: '2027-03-15' }
    expect(printed(id, dated)).toMatch(/15 mars 2027/)
    for (const given of [{}, dated]) expect(printed(id, given)).not.toMatch(/1er octobre 2026/)
  })
  test('what a text waits for leads to the question this text asks', () => {
    const waits = (id: string, given: Readonly<Record<string, string>>) =>
      check(
        fromTemplate(templateOf(id), { facts: { ...facts, ...given }, parties }),
        templateOf(id),
        '2026-10-01',
      ).map(one => one.at.fact)
    expect(waits('recours-gracieux', {})).toContain('recours-gracieux.date')
    expect(waits('recours-gracieux', {})).not.toContain('filing.date')
    expect(waits('requete-appel', {})).toContain('appeal.court')
    // and a date that cannot be is told at its own question
    const early = { 'memoire-replique.date': '2026-12-01', 'defence.date': '2026-12-15' }
    expect(waits('memoire-replique', early)).toContain('memoire-replique.date')
    expect(waits('refere-suspension', { 'main.date': '2026-10-02' })).toContain('filing.date')
  })
  test('a text that has not left is told when it is dated of a day gone by: that of the claim, in an urgent claim made later', () => {
    const told = (today: string, filed?: { filing: string; date: string }) => {
      const template = templateOf('refere-suspension')
      const given = fromTemplate(template, { facts: { ...facts, 'filing.date': '2026-10-01' }, parties })
      return check({ ...given, filed }, template, today).filter(one => one.code === 'dated-past')
    }
    expect(told('2026-10-01')).toEqual([])
    expect(told('2026-10-12')).toMatchObject([{ severity: 'warning', at: { fact: 'filing.date' } }])
    expect(told('2026-10-12', { filing: 'one', date: '2026-10-01' })).toEqual([])
  })
  test('an appeal names the tribunal that judged, and no court in its place', () => {
    expect(printed('requete-appel', { 'judgment.date': '2026-01-20' })).toMatch(
      /du tribunal administratif de Grenoble/,
    )
    expect(slot('requete-appel', 'judgment.court', { court: 'CAA Lyon' })).toBe('le tribunal administratif')
    expect(slot('requete-appel', 'judgment.court', { court: '' })).toBe('le tribunal administratif')
  })
  test('a letter says how to answer it, and where the commune has its seat, once they are known', () => {
    const more = { phone: '04 00 00 00 00', email: 'contact@rl.example' }
    const town = aParty({ id: 'd', role: 'defendant', type: 'commune', name: 'Moirans', address: '1 place' })
    const claimant = aParty({ id: 'rl', name: 'Regards libres', ...more })
    const letter = (all: typeof parties) =>
      said(fromTemplate(templateOf('demande-cada'), { facts, parties: all }).draft.blocks)
    expect(letter([claimant, town])).toMatch(/\{claimants\.contact\}[\s\S]*\{defendant\.address\}/)
    expect(letter(parties)).not.toMatch(/claimants\.contact|defendant\.address/)
    expect(slot('demande-cada', 'claimants.contact', {}, [{ ...claimant, phone: '' }])).toBe(
      'Courriel\u00a0: contact@rl.example',
    )
  })
  test('who asks to repeal an act names that act, whatever was refused before', () => {
    const letter = (given: Readonly<Record<string, string>>) =>
      said(
        fromTemplate(templateOf('recours-gracieux'), { facts: { ...facts, ...given }, parties }).draft.blocks,
      )
    const asked = letter({ 'recourse.kind': 'abrogation', 'decision.type': 'abrogation' })
    expect(asked).toMatch(/d’abroger \{act\.name\}, acte réglementaire illégal/)
    expect(asked).not.toMatch(/abroger \{decision/)
    // the facts say how it was refused
    expect(letter({ 'decision.type': 'refus' })).toMatch(/a été refusée par une décision reçue le/)
    expect(letter({ 'decision.type': 'abrogation' })).toMatch(/Il n’y a pas été fait droit/)
  })
  test('a letter gives every domicile and says whose it is, greets as it takes leave', () => {
    const lina = aParty({ id: 'p', type: 'person', name: 'Roux', address: '3 place du Marché' })
    expect(slot('saisine-cada', 'claimants.seats', {}, [lina])).toMatch(
      /^\S.* \(.+\)\u00a0; 3 place du Marché \(.*Roux\)$/,
    )
    expect(
      slot('saisine-cada', 'claimants.seats', {}, [{ ...lina, address: parties[0]?.address ?? '' }]),
    ).toBe(parties[0]?.address)
    expect(slot('saisine-cada', 'claimants.seats', {}, [{ ...lina, address: '' }])).toBe(undefined)
    for (const id of [
      'recours-gracieux',
      'demande-cada',
      'saisine-cada',
      'plainte-cnil',
      'demande-execution',
    ])
      expect(said(fromTemplate(templateOf(id), { facts, parties }).draft.blocks)).toMatch(
        /^(Madame, Monsieur|Madame ou Monsieur le Président|\{greeting\}),$[\s\S]*^Veuillez agréer, \1, /m,
      )
  })
})

function textOf(block: ReturnType<typeof fromTemplate>['draft']['blocks'][number]): unknown {
  const words = (inlines: readonly object[]) =>
    inlines.map(one => ('text' in one ? one.text : 'key' in one ? `{${String(one.key)}}` : '')).join('')
  if ('inlines' in block) return words(block.inlines)
  if (block.kind === 'list') return block.items.map(item => words(item.inlines))
  return ''
}
