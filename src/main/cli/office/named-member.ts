import { UsageError } from '../args.ts'

interface Named {
  readonly key: string
  readonly name: string
}

/** Somebody of a space named in a command: by the name, or the beginning of the key. */
export function memberNamed<Member extends Named>(members: readonly Member[], name: string): Member {
  const named = members.filter(one => one.name === name || (name.length >= 6 && one.key.startsWith(name)))
  const [member, other] = named
  if (member && !other) return member
  throw new UsageError(
    member
      ? `Plusieurs membres s’appellent «\u00a0${name}\u00a0» : donnez le début de la clé (${named.map(({ key }) => key.slice(0, 12)).join(', ')}).`
      : `Aucun membre de cet espace ne s’appelle «\u00a0${name}\u00a0» ; ses membres : ${members.map(one => one.name).join(', ')}.`,
  )
}
