import { product } from '../product.ts'

/** Keys added to the Info.plist of the macOS bundle: the language, the files it opens, and no permission asked. */
export const macInformation = {
  CFBundleDevelopmentRegion: 'fr',
  CFBundleLocalizations: ['fr'],
  CFBundleDisplayName: product.productName,
  NSHumanReadableCopyright: `Licence ${product.license}`,
  CFBundleDocumentTypes: [
    {
      CFBundleTypeName: product.fileKind,
      CFBundleTypeRole: 'Editor',
      LSHandlerRank: 'Owner',
      LSItemContentTypes: [`${product.id}.lot`],
    },
    {
      CFBundleTypeName: 'Document Word',
      CFBundleTypeRole: 'Viewer',
      LSHandlerRank: 'Alternate',
      LSItemContentTypes: ['org.openxmlformats.wordprocessingml.document'],
    },
  ],
  UTExportedTypeDeclarations: [
    {
      UTTypeIdentifier: `${product.id}.lot`,
      UTTypeDescription: product.fileKind,
      UTTypeConformsTo: ['public.data'],
      UTTypeTagSpecification: {
        'public.filename-extension': [product.extension],
        'public.mime-type': [product.mimeType],
      },
    },
  ],
} as const
