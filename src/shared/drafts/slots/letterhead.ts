import type { Party } from '../../dossiers/model.ts'
import type { Office } from '../../dossiers/office.ts'
import { capital } from '../../french/wording.ts'
import { Letterhead } from '../../word/letterhead.ts'
import { counselTitle, partyName } from './party-names.ts'

/** The lawyer of an office, as counsel of a dossier. */
export const counselOf = (office: Office, id: string): Party => ({
  ...office,
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
  const lines = [
    capital(title),
    office.number.trim() && `Toque ${office.number.trim()}`,
    office.address,
    office.phone,
    office.email,
  ]
  return Letterhead.parse({
    name: partyName({ ...counsel, civility: '' }),
    lines: lines
      .map(line => line.trim())
      .filter(Boolean)
      .join('\n'),
  })
}
