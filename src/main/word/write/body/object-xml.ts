import type { IXmlableObject } from 'docx'

/**
 * Writes an object of the Word library as the library writes it, byte for byte, without the second tree the library makes of it.
 * An object has one name; its value is a text, attributes, or a list of attributes, children and a text.
 */
export function objectXml(object: IXmlableObject): string {
  for (const name in object) return elementXml(name, object[name])
  return ''
}

function elementXml(name: string, value: unknown): string {
  if (typeof value !== 'object' || value === null) return `<${name}>${escaped(value)}</${name}>`
  if (!Array.isArray(value)) return `<${name}${attributesOf(value)}/>`
  let attributes = ''
  let content = ''
  for (const part of value) {
    if (!isObject(part)) content += escaped(part)
    else if ('_attr' in part) attributes += attributesOf(part)
    else content += objectXml(part)
  }
  return `<${name}${attributes}>${content}</${name}>`
}

const isObject = (part: unknown): part is IXmlableObject => typeof part === 'object' && part !== null

function attributesOf(holder: IXmlableObject): string {
  const { _attr: attributes }: { readonly _attr?: unknown } = holder
  if (!isObject(attributes)) return ''
  let text = ''
  for (const name in attributes) text += ` ${name}="${escaped(attributes[name])}"`
  return text
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
  '<': '&lt;',
  '>': '&gt;',
}

/** A value as XML text; the control characters that XML refuses are left out. */
const escaped = (value: unknown): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
  String(value).replace(/[&"'<>\x00-\x08\x0b\x0c\x0e-\x1f]/g, sign => ENTITIES[sign] ?? '')
