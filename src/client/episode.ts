import { startMarginCards } from './margin-card.ts';
import { Notice } from './notice.ts';
import { startPassageMenu } from './passage-menu.ts';
import { followPassageLinks, rememberHeadings } from './passages.ts';
import './stamps.ts';

const notice = new Notice();
rememberHeadings();
followPassageLinks(notice);
startPassageMenu(notice);
startMarginCards();
