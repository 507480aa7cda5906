import { BROWSER_SUFFIX, type Edition } from '../src/main/updates/release.ts'
import { product, type Target } from './product.ts'

/** A program laid out for a target, ready to be put in installers. */
export interface Program {
  readonly edition: Edition
  readonly target: Target
  /** what is installed: the runtime and the application */
  readonly folder: string
}

/** Name of packages and files: the browser edition says what it is. */
export const packageName = (edition: Edition): string =>
  edition === 'browser' ? `${product.executable}-${BROWSER_SUFFIX}` : product.executable
