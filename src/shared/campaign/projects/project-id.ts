import { slug } from '../../french/slug.ts'

/** The id of the project of a commune and a product: the same in every library, so that what two collectives know of it is put together. */
export const projectId = (code: string, product: string): string =>
  `projet-${code.toLowerCase()}${product.trim() ? `-${slug(product, 60).toLowerCase()}` : ''}`
