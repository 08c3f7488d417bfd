package dev.herald.engine.reference;
