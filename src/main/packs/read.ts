import { readFileSync, statSync } from 'node:fs'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { Bill } from '../../shared/model/bill.ts'
import { BillText } from '../../shared/model/bill-text.ts'
import { OpeningPhrase } from '../../shared/model/brief.ts'
import { TargetList } from '../../shared/model/member.ts'
import { PackContent, SignedPack } from '../../shared/model/pack.ts'
import { Source } from '../../shared/model/source.ts'
import { Template } from '../../shared/model/template.ts'
import { guarded } from '../db/refusals.ts'
import type { GivenFile } from '../uploads.ts'
import { isSigned } from './identity.ts'

/** The largest pack read or made, in bytes. */
export const largest = 64 * 2 ** 20

/** A pack read from its file, its signature verified; `key` is absent where nobody signed. */
export interface ReadPack {
  readonly content: PackContent
  readonly key?: string
  readonly rejected: { file: string; reason: string }[]
}

const Listed = { sources: z.array(z.unknown()), bills: z.array(z.unknown()), templates: z.array(z.unknown()) }
const Head = PackContent.extend({
  sources: Listed.sources.default([]),
  bills: Listed.bills.default([]),
  templates: Listed.templates.default([]),
  billTexts: Listed.templates.default([]),
  targets: Listed.templates.default([]),
  openings: Listed.templates.default([]),
})

/** Reads a pack, whichever of its formats; an AppError says what is wrong with the file, and that nothing was written. */
export function readPackFile(file: GivenFile): ReadPack {
  const size = guarded(() => statSync(file.path).size)
  if (size > largest)
    throw new AppError(
      'full',
      `« ${file.name} » dépasse 64 Mo, la taille d’un lot. Rien n’a été écrit : demandez à son auteur de le partager en plusieurs.`,
    )
  return readPackText(
    textOf(
      guarded(() => readFileSync(file.path)),
      file.name,
    ),
    file.name,
  )
}

/** The same from its text. */
export function readPackText(text: string, name: string): ReadPack {
  const raw = parse(text)
  if (raw === undefined)
    throw damaged(
      name,
      'est tronqué ou n’est pas un lot Prétoire : son texte ne se lit pas jusqu’au bout',
      'Redemandez-le à qui vous l’a envoyé',
    )
  const version = z.object({ pretoire: z.unknown() }).safeParse(raw).data?.pretoire
  if (version === 1) return opened(raw, name)
  if (typeof version === 'number' && version > 2)
    throw damaged(name, 'vient d’une version plus récente de Prétoire', 'Installez-la pour l’ouvrir')
  if (version !== 2) throw damaged(name, 'n’est pas un lot Prétoire', 'Choisissez un fichier « .pretoire »')
  const envelope = SignedPack.safeParse(raw)
  if (!envelope.success)
    throw damaged(
      name,
      'est incomplet : il lui manque sa signature ou son contenu',
      'Redemandez-le à son auteur',
    )
  return signedPack(envelope.data, name)
}

function signedPack(pack: SignedPack, name: string): ReadPack {
  if (!isSigned(pack))
    throw new AppError(
      'damaged',
      `« ${name} » : la signature ne correspond pas. Le fichier a été modifié depuis que ${pack.author.name} l’a signé, ou abîmé en route. Rien n’a été écrit : redemandez-le à son auteur.`,
    )
  const content = parse(pack.content)
  if (content === undefined)
    throw damaged(name, 'est signé, mais son contenu ne se lit pas', 'Signalez-le à son auteur')
  const read = opened(content, name)
  // the name outside is what one reads before opening: only the name inside is signed
  if (read.content.author !== pack.author.name)
    throw new AppError(
      'damaged',
      `« ${name} » : la signature ne correspond pas au nom. Le fichier se dit de ${pack.author.name}, et son contenu signé de ${read.content.author || 'personne'}. Rien n’a été écrit.`,
    )
  return { ...read, key: pack.author.key }
}

/** Each record that cannot be taken goes apart, with its reason; the others stay. */
function opened(raw: unknown, name: string): ReadPack {
  const head = Head.safeParse(raw)
  if (!head.success) {
    const place = head.error.issues[0]?.path.join('.') ?? ''
    throw damaged(
      name,
      `n’est pas un lot Prétoire lisible${place ? ` : « ${place} » n’a pas la forme attendue` : ''}`,
      'Redemandez-le à son auteur',
    )
  }
  const rejected: ReadPack['rejected'] = []
  const seen = new Set<string>()
  const keep = <T extends { readonly id: string }>(
    schema: z.ZodType<T>,
    list: readonly unknown[],
    what: string,
  ): T[] =>
    list.flatMap((one, index) => {
      const read = schema.safeParse(one)
      const id = z.object({ id: z.string() }).safeParse(one).data?.id.slice(0, 100)
      const file = `${what} ${id ?? index + 1}`
      if (!read.success || !read.data.id || read.data.id.length > 200) {
        rejected.push({ file, reason: `illisible : ${explain(read.error)}` })
        return []
      }
      if (seen.has(read.data.id)) {
        rejected.push({ file, reason: 'son identifiant est déjà celui d’une autre fiche du lot' })
        return []
      }
      seen.add(read.data.id)
      return [read.data]
    })
  const { data } = head
  const content: PackContent = {
    ...data,
    sources: keep(Source, data.sources, 'fiche'),
    bills: keep(Bill, data.bills, 'texte suivi'),
    templates: keep(Template, data.templates, 'modèle'),
    billTexts: keep(BillText, data.billTexts, 'texte d’étape'),
    targets: keep(TargetList, data.targets, 'liste'),
    openings: keep(OpeningPhrase, data.openings, 'formule d’ouverture'),
  }
  return { content, rejected }
}

function explain(error: z.ZodError | undefined): string {
  const place = error?.issues[0]?.path.join('.')
  return place
    ? `« ${place} » n’a pas la forme attendue`
    : 'elle n’a pas d’identifiant, ou n’a pas la forme attendue'
}

function textOf(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw damaged(
      name,
      'n’est pas un lot Prétoire : ce n’est pas un texte',
      'Choisissez un fichier « .pretoire »',
    )
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const damaged = (name: string, what: string, then: string): AppError =>
  new AppError('damaged', `« ${name} » ${what}. Rien n’a été écrit. ${then}.`)
