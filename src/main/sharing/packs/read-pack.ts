import { isUtf8 } from 'node:buffer'
import { z } from 'zod'
import { ofPerson } from '../../../shared/french/wording.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { beyondBounds } from '../../../shared/sharing/bounds.ts'
import { PackContent, SignedPack, ThingVersion } from '../../../shared/sharing/model.ts'
import type { Thing, What } from '../../../shared/sharing/thing-fields.ts'
import { refuseOther } from '../../imports/containers/foreign-kind.ts'
import { guarded } from '../../kernel/database/refusals.ts'
import type { GivenFile } from '../../kernel/files/named-place.ts'
import { readStored, storedSize } from '../../kernel/files/stored.ts'
import { isSigned } from '../keys/own-key.ts'
import { elementsOf, membersOf, type Place, parseJson, unescapeInPlace } from './bytes.ts'
import { indexPictures, type PicturePlace, readPackPicture } from './pack-pictures.ts'
import { labelOf, lists, schemas } from './pack-things.ts'

/** The largest pack read or made, in bytes. */
export const MAX_PACK_BYTES = 64 * 2 ** 20

/** One thing of a pack, by where it stands in it. */
export interface PackEntry extends Place {
  readonly what: What
  readonly id: string
  readonly label: string
  /** the state its sender had received it in, by its hash */
  readonly restsOn?: string
}

/** A pack read from its file, its signature verified; `key` is absent where nobody signed. Its things stay in its bytes until they are asked for. */
export interface ReadPack {
  readonly about: z.infer<typeof About>
  readonly key?: string
  readonly entries: readonly PackEntry[]
  readonly rejected: { file: string; reason: string }[]
  readonly thing: (entry: PackEntry) => Thing
  /** a thing as it stands in the pack */
  readonly json: (entry: PackEntry) => string
  /** the pictures that its documents show, checked */
  readonly pictures: readonly PicturePlace[]
  readonly picture: (place: PicturePlace) => ReturnType<typeof readPackPicture>
  /** what it takes in memory while it is kept, in bytes */
  readonly weight: number
}

const About = PackContent.pick({
  id: true,
  title: true,
  author: true,
  version: true,
  licence: true,
  date: true,
  madeAt: true,
})
const Head = About.extend(
  Object.fromEntries(lists.map(({ name }) => [name, z.array(z.unknown()).optional()])),
)

/** Reads a pack, whichever of its formats; an AppError says what is wrong with the file, and that nothing was written. */
export function readPackFile(file: GivenFile): ReadPack {
  const size = guarded(() => storedSize(file.path))
  if (size > MAX_PACK_BYTES)
    throw new AppError(
      'full',
      `«\u00a0${file.name}\u00a0» dépasse 64 Mo, la taille d’un lot. Rien n’a été écrit : demandez à son auteur de le partager en plusieurs.`,
    )
  return readPackBytes(
    guarded(() => readStored(file.path)),
    file.name,
  )
}

/** The same from its bytes, which are written over. */
export function readPackBytes(bytes: Buffer, name: string): ReadPack {
  refuseOther(bytes.subarray(0, 512), name, 'un lot Prétoire', 'json')
  if (!isUtf8(bytes))
    throw damagedError(
      name,
      'n’est pas un lot Prétoire : ce n’est pas un texte',
      'Choisissez un fichier «\u00a0.pretoire\u00a0»',
    )
  const hasMark = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))
  const whole = { from: hasMark ? 3 : 0, to: bytes.length }
  const members = membersOf(bytes, whole)
  if (!members)
    throw damagedError(
      name,
      'est tronqué ou n’est pas un lot Prétoire : son texte ne se lit pas jusqu’au bout',
      'Redemandez-le à qui vous l’a envoyé',
    )
  const mark = members.get('pretoire')
  const version = mark && parseJson(bytes, mark)
  if (version === 1) return indexPack(bytes, members, name)
  if (typeof version === 'number' && version > 2)
    throw damagedError(name, 'vient d’une version plus récente de Prétoire', 'Installez-la pour l’ouvrir')
  if (version !== 2)
    throw damagedError(name, 'n’est pas un lot Prétoire', 'Choisissez un fichier «\u00a0.pretoire\u00a0»')
  return signedPack(bytes, members, name)
}

function signedPack(bytes: Buffer, members: ReadonlyMap<string, Place>, name: string): ReadPack {
  const place = members.get('content')
  const isText = place !== undefined && bytes[place.from] === 0x22
  const envelope = SignedPack.safeParse({
    ...headOf(bytes, members, ['content']),
    ...(isText && { content: '' }),
  })
  if (!envelope.success || !place)
    throw damagedError(
      name,
      'est incomplet : il lui manque sa signature ou son contenu',
      'Redemandez-le à son auteur',
    )
  const { author, signature } = envelope.data
  const content = unescapeInPlace(bytes, place)
  if (!content || !isSigned(author.key, signature, bytes.subarray(content.from, content.to)))
    throw new AppError(
      'damaged',
      `«\u00a0${name}\u00a0» : la signature ne correspond pas. Le fichier a été modifié depuis que ${author.name} l’a signé, ou abîmé en route. Rien n’a été écrit : redemandez-le à son auteur.`,
    )
  const inner = membersOf(bytes, content)
  if (!inner)
    throw damagedError(name, 'est signé, mais son contenu ne se lit pas', 'Signalez-le à son auteur')
  const packIndex = indexPack(bytes, inner, name)
  // the name outside is what one reads before opening: only the name inside is signed
  if (packIndex.about.author !== author.name)
    throw new AppError(
      'damaged',
      `«\u00a0${name}\u00a0» : la signature ne correspond pas au nom. Le fichier se dit ${ofPerson(author.name)}, et son contenu signé ${ofPerson(packIndex.about.author || 'personne')}. Rien n’a été écrit.`,
    )
  return { ...packIndex, key: author.key }
}

/** Each record that cannot be taken goes apart, with its reason; the others stay. */
function indexPack(bytes: Buffer, members: ReadonlyMap<string, Place>, name: string): ReadPack {
  const places = lists.map(one => {
    const place = members.get(one.name)
    return { ...one, places: place && elementsOf(bytes, place) }
  })
  const truncatedError = () =>
    damagedError(
      name,
      'est tronqué ou abîmé : son contenu ne se lit pas jusqu’au bout',
      'Redemandez-le à son auteur',
    )
  const pictureList = members.get('pictures')
  const listNames = [...places.filter(one => one.places).map(one => one.name), 'pictures']
  const fields = headOf(bytes, members, listNames)
  if (Object.values(fields).includes(undefined)) throw truncatedError()
  const excess = beyondBounds(fields)
  if (excess)
    throw damagedError(name, `n’est pas un lot que Prétoire écrit : ${excess}`, 'Redemandez-le à son auteur')
  const head = Head.safeParse(fields)
  if (!head.success) {
    const place = head.error.issues[0]?.path.join('.') ?? ''
    throw damagedError(
      name,
      `n’est pas un lot Prétoire lisible${place ? ` : «\u00a0${place}\u00a0» n’a pas la forme attendue` : ''}`,
      'Redemandez-le à son auteur',
    )
  }
  const versions = new Map(
    z
      .array(ThingVersion)
      .catch([])
      .parse(fields.restsOn)
      .map(one => [`${one.what} ${one.id}`, one.version]),
  )
  const images = pictureList ? indexPictures(bytes, pictureList) : { pictures: [], rejected: [] }
  const rejections: ReadPack['rejected'] = [...images.rejected]
  const ids = new Set<string>()
  const entries = places.flatMap(({ what, noun, places = [] }) =>
    places.flatMap((place, index): PackEntry[] => {
      const raw = parseJson(bytes, place)
      if (raw === undefined) throw truncatedError()
      const excess = beyondBounds(raw)
      const parsing = schemas[what].safeParse(raw)
      const id = z.object({ id: z.string() }).safeParse(raw).data?.id.slice(0, 100)
      const file = `${noun} ${id ?? index + 1}`
      if (!parsing.success || !parsing.data.id || parsing.data.id.length > 200) {
        rejections.push({ file, reason: `illisible : ${explain(parsing.error)}` })
        return []
      }
      if (excess) {
        rejections.push({ file, reason: `démesurée : ${excess}` })
        return []
      }
      if (ids.has(parsing.data.id)) {
        rejections.push({ file, reason: 'son identifiant est déjà celui d’une autre fiche du lot' })
        return []
      }
      ids.add(parsing.data.id)
      const restsOn = versions.get(`${what} ${parsing.data.id}`)
      const label = labelOf({ what, value: parsing.data } as Thing)
      return [{ ...place, what, id: parsing.data.id, label, ...(restsOn && { restsOn }) }]
    }),
  )
  return {
    about: About.parse(head.data),
    entries,
    rejected: rejections,
    thing: entry =>
      ({ what: entry.what, value: schemas[entry.what].parse(parseJson(bytes, entry)) }) as Thing,
    json: ({ from, to }) => bytes.toString('utf8', from, to),
    pictures: images.pictures,
    picture: place => readPackPicture(bytes, place),
    weight: bytes.length,
  }
}

/** The members of a pack but those, which are long. */
const headOf = (bytes: Buffer, members: ReadonlyMap<string, Place>, but: readonly string[]) =>
  Object.fromEntries(
    [...members].filter(([key]) => !but.includes(key)).map(([key, place]) => [key, parseJson(bytes, place)]),
  )

function explain(error: z.ZodError | undefined): string {
  const place = error?.issues[0]?.path.join('.')
  return place
    ? `«\u00a0${place}\u00a0» n’a pas la forme attendue`
    : 'elle n’a pas d’identifiant, ou n’a pas la forme attendue'
}

const damagedError = (name: string, what: string, advice: string): AppError =>
  new AppError('damaged', `«\u00a0${name}\u00a0» ${what}. Rien n’a été écrit. ${advice}.`)
