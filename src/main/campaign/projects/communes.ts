import { readFileSync } from 'node:fs'
import type { CommunePoint } from '../../../shared/campaign/projects/contract.ts'
import { CommuneCode } from '../../../shared/campaign/projects/model.ts'
import { squash } from '../../../shared/french/fold.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { type CommuneIndex, communeIndex } from '../../../shared/procedure/communes.ts'
import { csvRows } from '../../imports/containers/csv.ts'
import { resource } from '../../kernel/places.ts'

/** The communes of the official geographic code that come with the program. */
export const allCommunes = (): CommuneIndex => communeIndex(readFileSync(resource('communes.txt'), 'utf8'))

/** Names that published files give to each column, squashed. */
const columnNames = {
  code: [
    'codeinsee',
    'insee',
    'codecommune',
    'codecommuneinsee',
    'code',
    'codegeo',
    'inseecom',
    'com',
    'inseecommune',
  ],
  latitude: ['latitude', 'lat', 'latitudecentre', 'latitudemairie', 'y'],
  longitude: ['longitude', 'lon', 'lng', 'long', 'longitudecentre', 'longitudemairie', 'x'],
  point: ['geopoint2d', 'geopoint', 'centre', 'coordonnees', 'geolocalisation'],
} as const

/** The rows of a table (CSV), its cells set apart by `;` or `,`. */
export function tableRows(text: string): string[][] {
  const whole = text.replace(/^\ufeff/, '')
  return [...csvRows(whole, whole.split('\n', 1)[0]?.includes(';') ? ';' : ',')]
}

/** Reads a table of communes (CSV, `;` or `,`): a column of Insee codes, two of degrees or one of points. Refused where it has no such columns. */
export function readPoints(text: string, name: string): { points: CommunePoint[]; refused: number } {
  const [head = [], ...rows] = tableRows(text)
  const titles = head.map(one => squash(one))
  const columnOf = (names: readonly string[]) => titles.findIndex(one => names.includes(one))
  const at = {
    code: columnOf(columnNames.code),
    latitude: columnOf(columnNames.latitude),
    longitude: columnOf(columnNames.longitude),
    point: columnOf(columnNames.point),
  }
  if (at.code < 0 || (at.point < 0 && (at.latitude < 0 || at.longitude < 0)))
    throw new AppError(
      'damaged',
      `«\u00a0${name}\u00a0» n’a pas les colonnes attendues\u00a0: un code Insee («\u00a0code_insee\u00a0») et une latitude et une longitude, ou un point («\u00a0geo_point_2d\u00a0»). Rien n’a été changé.`,
    )
  const points: CommunePoint[] = []
  let refused = 0
  for (const row of rows) {
    if (row.every(cell => !cell.trim())) continue
    const code = CommuneCode.safeParse((row[at.code] ?? '').trim().toUpperCase().padStart(5, '0')).data
    const [latitude = Number.NaN, longitude = Number.NaN] =
      at.latitude >= 0 && at.longitude >= 0
        ? [degrees(row[at.latitude]), degrees(row[at.longitude])]
        : (row[at.point] ?? '').split(',').map(degrees)
    if (code && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)
      points.push({ code, latitude, longitude })
    else refused += 1
  }
  return { points, refused }
}

const degrees = (cell = ''): number => (cell.trim() ? Number(cell.trim().replace(',', '.')) : Number.NaN)
