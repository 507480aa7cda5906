import type { Party } from '../../dossiers/model.ts'
import type { Lawyer, Office } from '../../dossiers/office.ts'
import { capital } from '../../french/wording.ts'
import { Letterhead } from '../../word/letterhead.ts'
import { counselTitle, partyName } from './party-names.ts'

/** A lawyer as counsel of a dossier. */
export const counselOf = (
  { firstName, name, gender, bar, number, address, phone, email }: Lawyer,
  id: string,
): Party => ({
  ...{ firstName, name, gender, bar, number, address, phone, email },
  id,
  role: 'counsel',
  type: 'person',
  civility: 'Me',
  alias: '',
  legalForm: '',
  representative: '',
  quality: '',
  empowerment: '',
  birth: '',
  nationality: '',
  profession: '',
})

/** The letterhead of an office, until another is written in the settings. */
export function letterheadOf(office: Office): Letterhead {
  const counsel = counselOf(office, '')
  const title = counselTitle(counsel)
  const lawyerName = partyName({ ...counsel, civility: '' })
  const firm = office.firm.trim()
  const lines = [
    firm && lawyerName,
    capital(title),
    office.number.trim() && `Toque ${office.number.trim()}`,
    office.address,
    office.phone,
    office.email,
  ]
  return Letterhead.parse({
    name: firm || lawyerName,
    lines: lines
      .map(line => line.trim())
      .filter(Boolean)
      .join('\n'),
  })
}
