import { readFileSync } from 'node:fs'
import { typedPlace } from '../../../shared/campaign/calls/place.ts'
import { departmentByNumber, departmentOf } from '../../../shared/campaign/members/departments.ts'
import { capital, listText } from '../../../shared/french/wording.ts'
import { departmentsOf } from '../../../shared/procedure/courts.ts'
import { resource } from '../../kernel/places.ts'

interface Place {
  readonly number: string
  readonly name: string
}

const codesOf = (commune: string): string[] =>
  departmentsOf(readFileSync(resource('communes.txt'), 'utf8'), commune)

/** The département of a commune, or of what is written instead of one; nothing where several communes bear the name. */
export function placeOf(query: string): Place | undefined {
  const whole = query.trim()
  if (!whole) return undefined
  const direct = departmentOf(whole) ?? departmentByNumber(whole.toUpperCase())
  if (direct) return direct
  const { commune, department } = typedPlace(whole)
  if (department) return departmentByNumber(department)
  const codes = codesOf(commune)
  return codes.length === 1 ? departmentByNumber(codes[0] ?? '') : undefined
}

/** How a place was understood, and that the members are those of its whole département; or why it was not. */
export function placeSentence(query: string): string {
  const place = placeOf(query)
  if (!place) return placeNotice(query)
  const { commune } = typedPlace(query)
  return `${capital(commune)} : département ${place.number}, ${place.name}. Les données publiées ne disent pas de quelle circonscription est une commune : voici tous les élus du département, chacun avec sa circonscription.`
}

/** Why no département was found in what was typed; empty where one was, or nothing is typed. */
export function placeNotice(query: string): string {
  if (!query.trim() || placeOf(query)) return ''
  const { commune } = typedPlace(query)
  const codes = codesOf(commune)
  return codes.length > 1
    ? `Plusieurs communes s’appellent ${commune}\u00a0: dites aussi le département, «\u00a0${commune} (${codes.at(-1)})\u00a0» par exemple, et vos élus monteront dans la liste (${listText(codes)}).`
    : `La commune «\u00a0${commune}\u00a0» n’est pas connue\u00a0: écrivez le nom ou le numéro de votre département, et vos élus monteront dans la liste.`
}
