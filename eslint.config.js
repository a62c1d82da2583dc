import tseslint from 'typescript-eslint';
import reactHooks from 'eslint-plugin-react-hooks';

const size = (lines, perFunction) => ({
  'max-lines': ['error', { max: lines, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: perFunction, skipBlankLines: true, skipComments: true }],
});

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.quarterbook/**',
      'bench/**',
      'test-output/**',
      '**/*.js',
      '**/*.mjs',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/require-await': 'off',
      'max-params': ['error', 3],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Named exports only, so that a name is the same everywhere.',
        },
        { selector: 'ExportAllDeclaration', message: 'Name what a room gives away.' },
      ],
      ...size(300, 50),
    },
  },
  {
    files: ['tab/**', 'addin/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  // A component is markup: its length is what it shows. A test file is a table of cases.
  { files: ['**/*.tsx'], rules: size(300, 90) },
  {
    files: ['test/**'],
    rules: { ...size(600, 400), '@typescript-eslint/no-non-null-assertion': 'off', 'max-params': 'off' },
  },
  // These print for a person at a terminal.
  { files: ['cli/**', 'local/**', 'server/main.ts', 'test/**'], rules: { 'no-console': 'off' } },
);
