import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types and documents of every operation in src, checked against the server's own schema. */
const config: CodegenConfig = {
  schema: '../graph/*.graphqls',
  documents: ['src/**/*.graphql'],
  generates: {
    './src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        scalars: { ID: 'string', DateTime: 'string', Decimal: 'string', CurrencyCode: 'string' },
      },
    },
  },
};

export default config;
