import { todoDe } from './de.ts';
import { todoEn } from './en.ts';

export const todoTexts = { en: todoEn, de: todoDe };
