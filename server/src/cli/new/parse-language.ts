import { InvalidArgumentError } from 'commander';

/** Languages that new documents can have. */
const languages = ['en', 'de', 'fr', 'es'] as const;

/** @throws InvalidArgumentError if there are no words of this language */
export function parseLanguage(value: string): string {
  const language = languages.find((each) => each === value.toLowerCase());
  if (language === undefined) throw new InvalidArgumentError(`There are templates in ${languages.join(', ')}.`);
  return language;
}
