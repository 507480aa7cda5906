import { parseInlines } from '../../../shared/drafts/text/markup.ts'
import type { SourceKind } from '../../../shared/kernel/common.ts'
import { linkFault } from '../../../shared/kernel/link-form.ts'
import type { LegalText, Source, Variant } from '../../../shared/library/model.ts'
import { courts } from '../../../shared/library/source-labels.ts'
import { choice, type EditField, lines, list, long, text } from './field.ts'
import { documentTypes, lawNatures } from './fieldOptions.ts'

/** Fields that go together under one title. */
export interface FieldGroup {
  readonly title: string
  readonly fields: readonly EditField[]
}

const of = (key: keyof LegalText, label: string, rest: Partial<EditField> = {}): EditField => ({
  key: `of.${key}`,
  label,
  read: one => (one.kind === 'article' ? (one.of[key] ?? '') : ''),
  write: (one, value) =>
    one.kind === 'article'
      ? { ...one, of: { ...one.of, [key]: value || (key === 'title' ? '' : undefined) } }
      : one,
  ...rest,
})

const variant = (key: Variant, label: string, help?: string): EditField => ({
  key: `variants.${key}`,
  label,
  type: 'prose',
  ...(help && { help }),
  read: one => (one.kind === 'argument' ? (one.variants[key] ?? '') : ''),
  write: (one, value) =>
    one.kind === 'argument' ? { ...one, variants: { ...one.variants, [key]: value || undefined } } : one,
})

const otherFields: EditField = choice(
  'andOthers',
  'D’autres numéros',
  [
    { value: '', label: 'aucun autre' },
    { value: 'oui', label: 'et autres' },
  ],
  {
    read: one => (one.kind === 'decision' && one.andOthers ? 'oui' : ''),
    write: (one, value) =>
      one.kind === 'decision' ? { ...one, andOthers: value === 'oui' || undefined } : one,
  },
)

const year = text('year', 'Année, sans date précise', {
  write: (one, value) =>
    one.kind === 'document' ? { ...one, year: /^\d{4}$/.test(value) ? Number(value) : undefined } : one,
})

const path = long('path', 'Place dans le texte', {
  help: 'Un titre par ligne, du plus large au plus étroit.',
  read: one => (one.kind === 'article' ? one.path.join('\n') : ''),
  write: (one, value) =>
    one.kind === 'article'
      ? {
          ...one,
          path: value
            .split('\n')
            .map(line => line.trim())
            .filter(Boolean),
        }
      : one,
})

const holding = (label: string) => long('holding', label)
const identity = 'Ce qui l’identifie'

/** Fields of each kind of source in one line or a few, in the order one knows it. */
export const groups: Readonly<Record<SourceKind, readonly FieldGroup[]>> = {
  decision: [
    {
      title: identity,
      fields: [
        choice(
          'court',
          'Juridiction',
          Object.entries(courts).map(([value, label]) => ({ value, label })),
        ),
        text('city', 'Ville', {
          help: 'Pour un tribunal ou une cour\u00a0; pour une autre juridiction, son nom.',
        }),
        text('formation', 'Formation', { help: '10e ch., Ass., ord., gde ch.' }),
        text('nature', 'Nature', { help: 'DC, QPC, avis.' }),
        text('date', 'Date', { type: 'date' }),
        list('numbers', 'Numéros'),
        otherFields,
        text('name', 'Nom de l’affaire'),
        text('state', 'État défendeur', { help: 'Devant la Cour européenne des droits de l’homme.' }),
        text('ecli', 'ECLI'),
        text('publication', 'Publication', { help: 'Lebon, Lebon T., Bull., inédit.' }),
        text('page', 'Page'),
      ],
    },
    {
      title: 'Ce qu’elle juge',
      fields: [
        text('solution', 'Solution'),
        holding('Ce qu’elle juge, en vos mots'),
        long('abstract', 'Sommaire publié'),
      ],
    },
  ],
  article: [
    {
      title: identity,
      fields: [
        of('nature', 'Nature du texte', { type: 'choice', options: lawNatures }),
        of('title', 'Titre du texte', {
          help: 'code de justice administrative\u00a0; relative à l’informatique…',
        }),
        of('short', 'Abréviation'),
        of('number', 'Numéro du texte', { help: '78-17, 2016/679.' }),
        of('date', 'Date du texte', { type: 'date' }),
        text('number', 'Numéro de l’article', { empty: '' }),
        path,
      ],
    },
    { title: 'Ce qu’il dit', fields: [holding('Ce qu’il dit, en vos mots')] },
  ],
  argument: [
    {
      title: 'Thèse',
      fields: [
        text('title', 'Titre', {
          empty: '',
          help: 'L’idée reçue à laquelle il répond, ou ce qu’il demande.',
        }),
        long('thesis', 'Thèse', { empty: '', help: 'Ce qu’il affirme, en une ou deux phrases.' }),
        long('shortForm', 'Forme brève', {
          empty: '',
          help: 'Deux phrases, à dire ou à écrire telles quelles. Sert où aucune rédaction propre n’est écrite.',
        }),
      ],
    },
    {
      title: 'Forme longue',
      fields: [
        long('development', 'Développement', {
          empty: '',
          type: 'prose',
        }),
      ],
    },
    {
      title: 'Rédactions',
      fields: [
        variant('filing', 'Pour un écrit', 'Le moyen d’une requête\u00a0: règle, application, conclusion.'),
        variant('briefing', 'Pour une note', 'Un paragraphe pour une députée qui a quatre minutes.'),
        variant('sheet', 'Pour une fiche d’une page', 'Vide\u00a0: la forme brève, sinon celle de la note.'),
        variant('mail', 'Pour un courriel', 'Vide\u00a0: la forme brève. 150 mots pour tout le courriel.'),
        variant('intervention', 'Pour une intervention de deux minutes', 'Environ 300 mots.'),
        variant('script', 'À dire au téléphone', 'Deux phrases. Vide\u00a0: la forme brève.'),
      ],
    },
    {
      title: 'À qui le dire, et quoi ne pas dire',
      fields: [
        list(
          'targets',
          'À qui il s’adresse',
          'Sigles des groupes ou publics, séparés par des virgules\u00a0: SOC, élus ruraux.',
        ),
        lines(
          'neverSay',
          'À ne pas dire',
          'Une phrase par ligne\u00a0: ce qui dessert la cause, ou n’est pas prouvé.',
        ),
      ],
    },
    {
      title: 'Quand il vaut',
      fields: [
        text('validFrom', 'Valable depuis le', { type: 'date' }),
        text('validTo', 'Valable jusqu’au', { type: 'date' }),
        list(
          'needs',
          'Faits qu’il demande',
          'Les clés du dossier, séparées par des virgules\u00a0: software, commune.',
        ),
      ],
    },
  ],
  document: [
    {
      title: identity,
      fields: [
        choice('type', 'Type', documentTypes),
        text('title', 'Titre', { empty: '' }),
        text('author', 'Auteur·rice'),
        text('nature', 'Nature', { help: 'délib., rapport, proposition de loi.' }),
        text('chamber', 'Assemblée'),
        list('numbers', 'Numéros'),
        text('session', 'Session ou législature'),
        text('billNumber', 'Numéro du texte amendé'),
        text('article', 'Article amendé'),
        text('date', 'Date', { type: 'date' }),
        year,
        text('publisher', 'Revue, journal ou éditeur'),
        text('page', 'Page'),
        text('url', 'Adresse'),
        text('accessed', 'Consulté le', { type: 'date' }),
      ],
    },
    { title: 'Ce qu’il dit', fields: [holding('Ce qu’il dit, en vos mots')] },
  ],
}

/** Fields common to all sources, at the end. */
export const common: FieldGroup = {
  title: 'Mots-clés et notes',
  fields: [
    list('tags', 'Mots-clés'),
    long('notes', 'Notes privées', { help: 'Jamais exportées.', empty: '' }),
    text('citeAs', 'Citation imprimée telle quelle', {
      help: 'Pour ce qu’aucun usage de citation ne couvre.',
    }),
  ],
}

const missingOf: { readonly [K in SourceKind]: (source: Extract<Source, { kind: K }>) => string | false } = {
  decision: source =>
    !source.numbers.length &&
    !source.name &&
    'Il manque un numéro ou un nom\u00a0: sans eux la décision ne se cite pas.',
  article: source =>
    !source.of.title &&
    !source.of.number &&
    !source.citeAs &&
    'Il manque le texte auquel appartient l’article\u00a0: son titre ou son numéro.',
  argument: source =>
    (!(source.title && source.thesis) && 'Il manque le titre ou la thèse de l’argument.') ||
    [
      ...source.facts.flatMap(fact => addressesIn(fact.sourceText)),
      ...[source.development, ...Object.values(source.variants)].flatMap(text => linksIn(text ?? '')),
    ].flatMap(one => linkFault(one) ?? [])[0] ||
    false,
  document: source =>
    (!source.title && !source.numbers.length && 'Il manque le titre du document.') ||
    (source.url && linkFault(source.url)) ||
    false,
}

const addressesIn = (text: string): string[] => text.match(/https?:\/\/\S+/g) ?? []

/** Addresses that a text in our markup leads to. */
const linksIn = (markup: string): string[] =>
  parseInlines(markup).flatMap(one => (one.kind === 'link' ? [one.url] : []))

/** Says what a source lacks to be found and cited, as a sentence; nothing when it can be kept. */
export const lacks = (source: Source): string | undefined =>
  (missingOf[source.kind] as (source: Source) => string | false)(source) || undefined
