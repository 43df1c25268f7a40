import fourth
