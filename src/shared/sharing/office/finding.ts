import { z } from 'zod'
import { ofPerson } from '../../french/wording.ts'

/** Faults of a host, or of a member, that a desk notices by itself when it reads the log of a space. */
export const FindingKind = z.enum([
  'forged',
  'swapped',
  'fork',
  'shown-otherwise',
  'other-past',
  'replayed',
  'rolled-back',
  'emptied',
  'withheld',
  'gap',
  'stranger',
  'not-allowed',
  'overruled',
  'unreadable',
  'malformed',
  'members-refused',
  'members-rival',
  'removed',
])
export type FindingKind = z.infer<typeof FindingKind>

export const Finding = z.object({
  kind: FindingKind,
  space: z.string(),
  /** key of whose envelopes it is about */
  member: z.string(),
  /** the first and the last of them */
  from: z.int().nonnegative(),
  upTo: z.int().nonnegative(),
})
export type Finding = z.infer<typeof Finding>

/** Sentences for the user: the fault, what was done with it, what to do. `name`: of the member it is about. */
export function findingSentence({ kind, from, upTo }: Finding, name: string): string {
  const which = from === upTo ? `n°\u00a0${from}` : `n°\u00a0${from} à ${upTo}`
  const warn = 'Prévenez la personne qui tient le serveur.'
  switch (kind) {
    case 'forged':
      return `Le bureau présente sous le nom ${ofPerson(name)} ce que ${name} n’a pas signé tel quel (${which}). Rien n’en a été lu. ${warn}`
    case 'swapped':
      return `Le bureau présente dans cet espace ce que ${name} a signé pour un autre (${which}). Rien n’en a été lu. ${warn}`
    case 'fork':
      return `Deux changements différents ${ofPerson(name)} portent le n°\u00a0${from}. Le premier reçu est gardé, l’autre n’a pas été lu\u00a0: une copie de la bibliothèque ${ofPerson(name)} travaille ailleurs sous la même clé, ou une ancienne sauvegarde y a été rétablie.`
    case 'shown-otherwise':
      return `Le bureau ne montre pas à tous la même chose\u00a0: sous le n°\u00a0${from} ${ofPerson(name)}, un autre membre a reçu un autre changement que celui d’ici. Comparez de vive voix. ${warn}`
    case 'other-past':
      return `Le bureau présente sous le nom ${ofPerson(name)} un autre passé que celui qu’un responsable avait lu quand ${name} a quitté l’espace, ou a cessé de pouvoir y écrire (${which}). Rien n’en est pris\u00a0; ce qui en avait été pris ici est défait à la rencontre. ${warn}`
    case 'replayed':
      return `Le bureau présente de nouveau ce qui était déjà reçu ${ofPerson(name)} (${which}). Rien n’en a été lu une seconde fois.`
    case 'rolled-back':
      return `Le bureau a été ramené en arrière\u00a0: il n’a plus ce qu’il avait ${ofPerson(name)} (${which}). Rien n’est perdu ici, et chaque poste renvoie ce qui venait de lui. Un responsable y remet aussi ce qui venait des autres. ${warn}`
    case 'emptied':
      return `Le bureau n’avait plus rien de cet espace\u00a0: il est neuf, a été vidé, ou rétabli d’une copie d’avant. Ce poste y a remis tout ce qu’il en garde, ${ofPerson(name)} et des autres (${upTo} changements scellés). Rien n’est perdu ici\u00a0; chaque poste y remet ce qui y manque encore.`
    case 'withheld':
      return `Un autre membre a déjà lu ${ofPerson(name)} ce que le bureau n’a pas remis ici (${which})\u00a0: il tarde, ou le retient.`
    case 'gap':
      return `Il manque un passage ${ofPerson(name)} (${which})\u00a0: la suite est arrivée, et attend. Le bureau l’a perdu, le retient, ou ne l’a pas encore transmis.`
    case 'stranger':
      return `Quelqu’un qui n’est pas membre de l’espace y a écrit (${which}). Rien n’en a été pris.`
    case 'not-allowed':
      return `${name} a écrit dans cet espace sans en avoir le droit (${which}). Rien n’en a été pris.`
    case 'overruled':
      return `Ce qui a été pris ici ${ofPerson(name)} (${which}) ne vaut pas pour les autres membres\u00a0: ${name} avait déjà quitté l’espace, ou perdu le droit d’y écrire, et ce poste ne le savait pas encore. C’est défait ici à la rencontre\u00a0; ce que vous avez écrit ensuite reste. Un élément nouveau ${ofPerson(name)} reste sur ce poste seul.`
    case 'unreadable':
      return `Un changement ${ofPerson(name)} ne se lit pas (${which})\u00a0: il n’est pas scellé comme il faut, ou vient d’une version plus récente de Prétoire. Rien n’en a été pris.`
    case 'malformed':
      return `Un changement ${ofPerson(name)} (${which}) contient une version illisible, laissée de côté\u00a0: elle n’est pas faite comme il faut. Le reste de ce changement a été pris. Demandez à ${name} de l’enregistrer de nouveau.`
    case 'members-refused':
      return `${name} a voulu changer les membres de l’espace sans en avoir le droit, ou en récrivant ce qui était (${which}). Rien n’en a été pris.`
    case 'members-rival':
      return `Deux responsables ont changé les membres en même temps\u00a0: le changement ${ofPerson(name)} (${which}) est sans effet. Il est à refaire s’il est encore utile.`
    case 'removed':
      return `Vous ne faites plus partie de cet espace\u00a0: ${name} en a changé les membres et la clé. Ce que vous avez reçu reste ici\u00a0; la suite ne s’ouvre pas.`
  }
}
