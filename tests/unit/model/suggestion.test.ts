import { describe, expect, test } from 'vitest';
import { fillSuggestion, mailSuggestion, type Suggestion } from '../../../src/model/suggestion.ts';

const suggestion: Suggestion = {
  path: 'episodes/012 lisbon/transcript #2.vtt',
  slug: '012-lisbon',
  id: 'p-0123456789abz00a',
  time: '12:34',
  text: 'Is it "flying money" & 100% {slug}?',
};

describe('a suggested fix', () => {
  test('fills every place of the template once, encoded; slashes of the path stay', () => {
    expect(fillSuggestion('https://example.org/edit/main/{path}', suggestion)).toBe(
      'https://example.org/edit/main/episodes/012%20lisbon/transcript%20%232.vtt',
    );
    expect(fillSuggestion('https://example.org/new?t={slug}+{time}#{id}={text}', suggestion)).toBe(
      'https://example.org/new?t=012-lisbon+12%3A34#p-0123456789abz00a=Is%20it%20%22flying%20money%22%20%26%20100%25%20%7Bslug%7D%3F',
    );
    expect(fillSuggestion('https://example.org/{other}', suggestion)).toBe('https://example.org/{other}');
  });

  test('is a mail that names the episode, the time, the words and the link', () => {
    const link = 'https://example.org/episodes/012-lisbon/#p-0123456789abz00a';
    const mail = new URL(mailSuggestion('fix+me@example.org', suggestion, 'Night & day', link));
    expect(mail.href).toMatch(/^mailto:fix%2Bme@example\.org\?subject=Transcript%20of/);
    expect(mail.searchParams.get('subject')).toBe('Transcript of "Night & day", 12:34');
    expect(mail.searchParams.get('body')).toBe(
      `${link}\n\nIt reads:\n${suggestion.text}\n\nIt should read:\n`,
    );
  });

  test('half a letter at the cut breaks nothing', () => {
    const text = `${'a'.repeat(1499)}😀`;
    expect(fillSuggestion('{text}', { ...suggestion, text })).toBe(`${'a'.repeat(1499)}%EF%BF%BD`);
  });
});
