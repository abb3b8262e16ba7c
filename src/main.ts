import 'reflect-metadata';
import { runProcess } from './start';

// The application is loaded last, so that a start with wrong settings is refused at once.
void runProcess(async (prepared) => (await import('./serve.js')).serve(prepared));
