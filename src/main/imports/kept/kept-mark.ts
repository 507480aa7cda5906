import { isDay } from '../../../shared/kernel/days.ts'

/** The address a page was sent from, as the browser itself says it, and the day. */
export interface KeptMark {
  readonly address: string
  readonly day: string
}

/** Shape of the first line of a page sent by the browser. It is the program's: one further in the page is the page's own, and tells nothing. */
const MARK = /^<!-- gardée dans Prétoire le (\d{4}-\d{2}-\d{2}) depuis (https?:\/\/[^\s<>]{1,4000}) -->\n/

/** Whether an address is one of the web that a line can hold. */
export const isKeptAddress = (address: string): boolean =>
  /^https?:\/\/[^\s<>]{1,4000}$/.test(address) && URL.canParse(address)

/** A page under the line that says where it was, and when; it is then read as a page, whatever root it has. */
export const markKept = ({ address, day }: KeptMark, html: string): string =>
  `<!-- gardée dans Prétoire le ${day} depuis ${address} -->\n<!doctype html>\n${html}`

/** Where a page was kept from; undefined for a file that no browser sent. */
export function keptMarkOf(text: string): KeptMark | undefined {
  const [, day = '', address = ''] = MARK.exec(text.slice(0, 5000)) ?? []
  return isDay(day) && isKeptAddress(address) ? { address, day } : undefined
}
