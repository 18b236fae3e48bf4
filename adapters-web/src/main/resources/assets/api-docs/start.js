SwaggerUIBundle({ url: '/openapi.yml', dom_id: '#api', validatorUrl: null, deepLinking: true });
