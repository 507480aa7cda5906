import type { PastedPictures } from '../paste/register.ts'

/** The file of each picture of a pasted text, by its block: in the text itself, else of those the clipboard gives apart, one for one. */
export function filesOf({ pictures, files }: Pick<PastedPictures, 'pictures' | 'files'>): [string, File][] {
  const apart = pictures.filter(one => one.data === '')
  const paired =
    apart.length === files.length ? apart.map(({ block }, at) => [block, files[at]] as const) : []
  const given = new Map(paired)
  return pictures.flatMap(({ block, data }): [string, File][] => {
    const file = data ? fileOf(data) : given.get(block)
    return file ? [[block, file]] : []
  })
}

/** The bytes written in an address; nothing when they are not what it says. */
function fileOf(address: string): File | undefined {
  const [, type = '', base64, content = ''] = /^data:([^;,]+)[^,]*?(;base64)?,(.*)$/s.exec(address) ?? []
  try {
    const bytes = base64
      ? Uint8Array.from(atob(content.replace(/\s+/g, '')), sign => sign.charCodeAt(0))
      : new TextEncoder().encode(decodeURIComponent(content))
    return new File([bytes], 'image collée', { type: type.toLowerCase().replace('jpg', 'jpeg') })
  } catch {
    return undefined
  }
}
